package io.throughline.sample.refund;

import java.util.List;

/**
 * The part of a chat completion that matters here.
 *
 * @param choices the answers, one by default
 */
record Completion(List<Choice> choices) {

	String text() {
		return this.choices.isEmpty() ? "" : this.choices.get(0).message().content();
	}

	/**
	 * One answer.
	 *
	 * @param message what the model says
	 */
	record Choice(Message message) {
	}

	/**
	 * A message from or to the model.
	 *
	 * @param role who speaks
	 * @param content what is said
	 */
	record Message(String role, String content) {
	}

	/**
	 * A question to the model.
	 *
	 * @param model the model
	 * @param messages the conversation
	 */
	record Question(String model, List<Message> messages) {
	}

}
