package io.throughline.incident;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.throughline.store.RecentTraces;
import io.throughline.store.TraceStore;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;

/**
 * Those who look up traces of a store, without a server.
 */
final class Callers {

	private static final IncidentAccess SOME = (user,
			trace) -> !LookUpApplication.HIDDEN_TENANT.equals(trace.caller().tenant());

	private final Problems problems = new Problems(List.of());

	private final TraceStore store;

	private final IncidentDesk desk;

	Callers(TraceStore store) {
		this(store, null);
	}

	Callers(TraceStore store, @Nullable RecentTraces recent) {
		Pointers pointers = new Pointers(List.of(), List.of());
		this.store = store;
		this.desk = new IncidentDesk(store, new IncidentReader(), this.problems,
				new MissingTraces(store, recent, pointers, this.problems), new LookUpAudit((event) -> {
				}), InstantSource.fixed(Stories.SOON));
	}

	IncidentDesk desk() {
		return this.desk;
	}

	Inquiry inquiry(IncidentAccess access, boolean mayReveal, Map<String, Object> arguments) {
		IncidentsProperties properties = new IncidentsProperties(mayReveal ? Show.ALWAYS : Show.NEVER, Set.of("role"),
				List.of(), false, 60, List.of(), List.of(), null, Map.of());
		return new Inquiry(SecurityContext.NONE, arguments, Set.of(),
				new InquiryRules(properties, access, this.problems, InstantSource.fixed(Stories.SOON)));
	}

	/**
	 * Ask for something that is not there.
	 */
	@Nullable String cause(String pasted, IncidentAccess access) {
		try {
			this.desk.find(new PastedText(pasted), inquiry(access, false, Map.of()));
			return "found";
		}
		catch (ProblemException ex) {
			return ex.problem().cause();
		}
	}

	Comparison compare(@Nullable String with, boolean mayReveal) {
		Map<String, Object> arguments = new HashMap<>();
		if (with != null) {
			arguments.put("with", with);
		}
		ComparePart part = new ComparePart(this.desk, new TwinSearch(new TraceSearch(this.store)));
		return (Comparison) part.read(this.store.find(Stories.TRACE_ID).orElseThrow(),
				inquiry(SOME, mayReveal, arguments));
	}

}
