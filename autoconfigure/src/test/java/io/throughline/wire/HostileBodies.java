package io.throughline.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages bodies as networks, proxies and attackers do.
 */
final class HostileBodies {

	private static final List<String> TOKENS = List.of("{", "}", "[", "]", "\"", ":", ",", "null", "true", "-1",
			"1e999", "9".repeat(30), "9".repeat(2000), "\\u", "\\ud83d", "\n", "\r\n", "\n\n", "data:",
			"data: [DONE]\n\n", "data: {", "\u0000", "\ufeff", "\u20ac", "[".repeat(600), "{\"a\":".repeat(600),
			"\"error\":\"x\",", "\"choices\":", "\"usage\":", "\"index\":-5,", "\"index\":99999999999,",
			"\"content\":{},", "\"content\":[[[]]],", "\"delta\":[],");

	private static final List<String> TYPES = List.of("application/json", "text/event-stream", "application/x-ndjson",
			"application/vnd.amazon.eventstream", "text/html", "");

	private static final List<String> ENCODINGS = List.of("", "gzip", "br", "identity");

	private HostileBodies() {
	}

	static WireCall any(WireCall call, Random random) {
		WireCall hostile = call.request(damaged(call.request(), random)).response(damaged(call.response(), random));
		if (random.nextInt(4) == 0) {
			hostile = hostile.header("content-type", one(TYPES, random))
				.header("content-encoding", one(ENCODINGS, random));
		}
		return (random.nextInt(8) == 0) ? hostile.status(random.nextInt(700)) : hostile;
	}

	private static byte[] damaged(byte[] body, Random random) {
		byte[] damaged = body;
		for (int i = random.nextInt(4); i > 0; i--) {
			damaged = damage(damaged, random);
		}
		return damaged;
	}

	private static byte[] damage(byte[] body, Random random) {
		int at = random.nextInt(body.length + 1);
		int end = Math.min(body.length, at + random.nextInt(50));
		return switch (random.nextInt(8)) {
			case 0 -> Arrays.copyOf(body, at);
			case 1 -> Arrays.copyOfRange(body, at, body.length);
			case 2 -> replaced(body, at, end, new byte[0]);
			case 3 -> replaced(body, at, end, noise(random));
			case 4 -> replaced(body, at, at, Arrays.copyOfRange(body, at, end));
			case 5 -> (random.nextInt(20) == 0) ? noise(random) : replaced(body, at, at, noise(random));
			default -> replaced(body, at, (random.nextBoolean()) ? at : end,
					one(TOKENS, random).getBytes(StandardCharsets.UTF_8));
		};
	}

	private static byte[] replaced(byte[] body, int from, int to, byte[] with) {
		byte[] replaced = new byte[body.length - (to - from) + with.length];
		System.arraycopy(body, 0, replaced, 0, from);
		System.arraycopy(with, 0, replaced, from, with.length);
		System.arraycopy(body, to, replaced, from + with.length, body.length - to);
		return replaced;
	}

	private static byte[] noise(Random random) {
		byte[] noise = new byte[random.nextInt(50)];
		random.nextBytes(noise);
		return noise;
	}

	private static String one(List<String> choices, Random random) {
		return choices.get(random.nextInt(choices.size()));
	}

}
