package io.throughline.genai;

import java.nio.charset.StandardCharsets;

/**
 * The events of a stream whose model says that it wrote seven tokens.
 */
public enum StreamWire {

	/**
	 * Of chat completions.
	 */
	OPENAI {

		@Override
		String begin() {
			return "";
		}

		@Override
		String text(String text) {
			return chunk("[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":null}]");
		}

		@Override
		String end() {
			return chunk("[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]")
					+ chunk("[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":7,\"total_tokens\":12}")
					+ "data: [DONE]\n\n";
		}

		private String chunk(String choices) {
			return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-4o-mini\","
					+ "\"choices\":" + choices + "}\n\n";
		}

	},

	/**
	 * Of messages.
	 */
	ANTHROPIC {

		@Override
		String begin() {
			return event("message_start",
					"\"message\":{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-4-5\","
							+ "\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,"
							+ "\"usage\":{\"input_tokens\":5,\"output_tokens\":1}}")
					+ event("content_block_start", "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}");
		}

		@Override
		String text(String text) {
			return event("content_block_delta",
					"\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + text + "\"}");
		}

		@Override
		String end() {
			return event("content_block_stop", "\"index\":0") + event("message_delta",
					"\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":7}")
					+ "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
		}

		private String event(String type, String fields) {
			return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + fields + "}\n\n";
		}

	};

	abstract String begin();

	abstract String text(String text);

	abstract String end();

	static byte[] bytes(String events) {
		return events.getBytes(StandardCharsets.UTF_8);
	}

}
