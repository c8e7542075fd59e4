package io.throughline.wire;

import org.jspecify.annotations.Nullable;

/**
 * Parameters that providers write in more than one form.
 */
final class Choice {

	private Choice() {
	}

	/**
	 * Return which tools the model may choose: a mode or the name of one.
	 */
	static @Nullable String tool(Json choice) {
		if (choice.text() != null) {
			return choice.text();
		}
		for (String name : new String[] { "function/name", "name", "type" }) {
			if (choice.at(name).text() != null) {
				return choice.at(name).text();
			}
		}
		return null;
	}

	/**
	 * Return the format of the answer as the standard spells it.
	 */
	static @Nullable String output(Json format) {
		String type = format.text("");
		return (type.contains("json") || format.isObject()) ? "json" : (type.startsWith("text")) ? "text" : null;
	}

	/**
	 * Return how many answers are asked for, where it is not one.
	 */
	static @Nullable Long count(Json count) {
		Long number = count.number();
		return (number != null && number != 1) ? number : null;
	}

}
