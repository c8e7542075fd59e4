package io.throughline.testsupport.model;

import java.util.List;

/**
 * Ollama's chat.
 */
record OllamaWire() {

	private static final String MESSAGE = "{\"model\":\"llama3\",\"created_at\":\"2025-01-01T00:00:00Z\","
			+ "\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"done\":%s}";

	private static final String DONE = "true,\"done_reason\":\"stop\",\"total_duration\":5,"
			+ "\"prompt_eval_count\":11,\"eval_count\":7";

	String json() {
		return MESSAGE.formatted("Hello", DONE);
	}

	List<String> lines() {
		return List.of(line("Hello ", "false"), line("fake", "false"));
	}

	String lastLine() {
		return line("", DONE);
	}

	private static String line(String content, String done) {
		return MESSAGE.formatted(content, done) + "\n";
	}

}
