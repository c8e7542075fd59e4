package io.throughline.sample.acceptance;

import java.util.List;

/** All the pages there are. */
final class PageTour {

	private PageTour() {
	}

	static List<String> paths(AcceptanceTest test, SeededTrace trace) {
		String incident = "incidents/" + trace.reference();
		String session = test.get("engineer", "/{ref}", trace.reference()).at("/caller/session").asString();
		test.makeCase(trace.reference());
		return List.of("incidents", incident, incident + "?span=" + SeededTrace.spanId("5"),
				incident + "/compare?with=auto", "sessions", "sessions/" + session, "prompts", "prompts/support-agent",
				"handoffs", "evalcases", "evalcases/default/" + trace.reference(),
				"incidents?q=" + SeededTrace.empty().reference());
	}

}
