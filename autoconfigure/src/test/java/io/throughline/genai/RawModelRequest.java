package io.throughline.genai;

/**
 * Bodies that an application writes itself.
 */
public final class RawModelRequest {

	private RawModelRequest() {
	}

	/**
	 * Return a request in OpenAI's format.
	 */
	public static String of(String message, boolean streamed) {
		String options = (streamed && !message.contains("#nousage")) ? "\"stream_options\":{\"include_usage\":true},"
				: "";
		return "{\"model\":\"gpt-4o-mini\",\"stream\":" + streamed + "," + options
				+ "\"messages\":[{\"role\":\"user\",\"content\":\"" + message + "\"}]}";
	}

}
