package io.throughline.entry;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What somebody may send who means no good. Whatever is forged says {@code FORGED}.
 */
final class HostileRequests {

	static final String TRACE = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1";

	static final String OTHER_TRACE = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb2";

	static final String SPAN = "cccccccccccccccc";

	static final String VALID = "traceparent: 00-" + TRACE + "-" + SPAN + "-01";

	private static final String HELLO = "/hello/anna";

	private static final char ESC = 0x1b;

	private HostileRequests() {
	}

	/**
	 * Return requests whose {@code traceparent} is none or too many.
	 * @return the requests
	 */
	static List<RawRequest> traces() {
		String zero = "0".repeat(32);
		return List.of(hello("traceparent: FORGED"),
				hello("traceparent: 00-" + TRACE.toUpperCase() + "-" + SPAN + "-01"),
				hello("traceparent: 00-" + zero + "-" + SPAN + "-01"),
				hello("traceparent: 00-" + TRACE + "-0000000000000000-01"),
				hello("traceparent: ff-" + TRACE + "-" + SPAN + "-01"), hello(VALID + "-FORGED"),
				hello("traceparent: " + "a".repeat(4000)), hello("traceparent: " + "a".repeat(20_000)),
				hello(VALID, "traceparent: 00-" + OTHER_TRACE + "-" + SPAN + "-01"),
				hello(VALID, "Traceparent: FORGED"), hello("TRACEPARENT: FORGED", VALID),
				hello(VALID + ", 00-" + OTHER_TRACE + "-" + SPAN + "-01"), hello("traceparent:"),
				hello("traceparent: 00-" + TRACE + "-" + SPAN + "-01" + ESC + "[31mFORGED"), hello("b3: FORGED"),
				hello("b3: " + zero + "-" + SPAN), hello("X-B3-TraceId: FORGED%0d%0a", "X-B3-SpanId: " + SPAN));
	}

	/**
	 * Return requests with somebody else's identity, or none at all, in every spelling.
	 * @return the requests
	 */
	static List<RawRequest> identities() {
		String members = IntStream.range(0, 500).mapToObj((i) -> "k" + i + "=FORGED").collect(Collectors.joining(","));
		return List.of(hello("baggage: X-TENANT-ID=FORGED,Tenant.Id=FORGED,TENANT_ID=FORGED"),
				hello("BaGGaGe: tenant.id=x%0d%0aFORGED,session.id=%1b[31mFORGED"), hello("baggage: " + members),
				hello("baggage: tenant.id=" + ESC + "[31mFORGED"),
				hello("baggage: x-tenant-id=FORGED;propagation=unlimited"),
				hello("baggage: =,;,tenant.id,tenant.id=;tenant.id=FORGED\u2028"),
				hello("X-Tenant-Id: " + "F".repeat(6000)), hello("X-Tenant-Id: x%0d%0aFORGED"),
				hello("X-Tenant-Id: x" + ESC + "[2JFORGED"), hello("X-Tenant-Id: x\u2028FORGED"),
				hello("X-Tenant-Id: \"x\",\"FORGED\":\"y\""), hello("X-Session-Id:       "),
				hello("X-Session-Id: s 1 FORGED"), hello("tracestate: FORGED" + "=,".repeat(300), VALID + "-bad"),
				hello("X-Request-Id: FORGED", "X-Trace-Id: " + TRACE));
	}

	/**
	 * Return requests whose path would break a line.
	 * @return the requests
	 */
	static List<RawRequest> paths() {
		return List.of(new RawRequest("/hello/x%0d%0aFORGED%1b[31m"), new RawRequest("/hello/x%E2%80%A8FORGED"),
				new RawRequest("/nowhere%0aFORGED"), new RawRequest("/boom?q=%0d%0aFORGED"),
				new RawRequest("/hello/" + "%0a".repeat(1000)), new RawRequest("/hello/x\u2028FORGED"),
				new RawRequest("/hello/x" + ESC + "FORGED"), new RawRequest("/hello/../../FORGED"),
				new RawRequest("http://127.0.0.1/hello/FORGED"), new RawRequest("*"));
	}

	private static RawRequest hello(String... headers) {
		return new RawRequest(HELLO, headers);
	}

}
