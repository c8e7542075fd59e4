package io.throughline.genai.springai;

import java.util.Map;

/**
 * Tells which prompt a call of a chat client sends:
 * {@code .advisors((a) -> a.params(PromptParam.of("support-agent", "v17")))}.
 */
public final class PromptParam {

	/**
	 * Parameter of the advisors that has the name of the prompt.
	 */
	public static final String NAME = "throughline.prompt.name";

	/**
	 * Parameter of the advisors that has the version of the prompt.
	 */
	public static final String VERSION = "throughline.prompt.version";

	private PromptParam() {
	}

	/**
	 * Return the parameters of a prompt.
	 * @param name name of the prompt
	 * @param version its version
	 * @return the parameters
	 */
	public static Map<String, Object> of(String name, String version) {
		return Map.of(NAME, name, VERSION, version);
	}

}
