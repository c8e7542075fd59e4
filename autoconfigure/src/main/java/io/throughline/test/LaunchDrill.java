package io.throughline.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.throughline.drill.DrillEvidence;
import io.throughline.drill.DrillReport;

/**
 * The check before a launch: sends requests to the running application as a user does,
 * one of which is to fail, and finds out whether one id leads through each of them. It
 * may be injected or taken as a parameter. While a drill runs, no other test may lose an
 * id: it would be found here.
 */
public final class LaunchDrill {

	private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

	private final DrillRecorder recorder;

	private final List<DrillRequest> requests;

	LaunchDrill(DrillRecorder recorder, List<DrillRequest> requests) {
		this.recorder = recorder;
		this.requests = List.copyOf(requests);
	}

	/**
	 * Send a request without a body.
	 * @param path path within the application
	 * @return a drill with this request too
	 */
	public LaunchDrill get(String path) {
		return request(new DrillRequest("GET", path, Map.of(), "", () -> {
		}));
	}

	/**
	 * Send a request with JSON.
	 * @param path path within the application
	 * @param json the body
	 * @return a drill with this request too
	 */
	public LaunchDrill post(String path, String json) {
		return request(new DrillRequest("POST", path, JSON, json, () -> {
		}));
	}

	/**
	 * Send any request, or one before which something is broken.
	 * @param request the request
	 * @return a drill with this request too
	 */
	public LaunchDrill request(DrillRequest request) {
		List<DrillRequest> all = new ArrayList<>(this.requests);
		all.add(request);
		return new LaunchDrill(this.recorder, all);
	}

	/**
	 * Send the requests one after the other, wait until the trace of each is quiet, and
	 * look for the id everywhere.
	 * @return what was found
	 */
	public DrillResult run() {
		if (this.requests.isEmpty()) {
			throw new IllegalStateException("A drill needs a request: name it with get, post or request");
		}
		List<DrillEvidence> evidence = this.requests.stream().map(this.recorder::send).toList();
		return new DrillResult(DrillReport.of(evidence));
	}

}
