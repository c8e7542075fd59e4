package io.throughline.sample.standin;

import java.time.Duration;

/**
 * What the model answers: a text, or a tool call where a tool is named.
 *
 * @param text the text, or the arguments of the tool as JSON
 * @param tool the name of the tool, or empty
 * @param delay how long the model takes
 */
record ModelReply(String text, String tool, Duration delay) {

	static ModelReply text(String text) {
		return new ModelReply(text, "", Duration.ZERO);
	}

	static ModelReply call(String tool, String arguments) {
		return new ModelReply(arguments, tool, Duration.ZERO);
	}

	ModelReply after(Duration delay) {
		return new ModelReply(this.text, this.tool, delay);
	}

	boolean isCall() {
		return !this.tool.isEmpty();
	}

}
