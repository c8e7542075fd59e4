package io.throughline.wire;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What the model answered, put together from its pieces. Bounded: 64 answers, 64 KiB.
 */
final class Answers {

	private static final int MOST = 64;

	private final TreeMap<Integer, Answer> answers = new TreeMap<>();

	private final TextRoom room = new TextRoom(64 * 1024);

	/**
	 * Return an answer.
	 * @param index its number; those beyond the bound share one
	 */
	Answer at(int index) {
		return this.answers.computeIfAbsent(Math.min(index, MOST), (key) -> new Answer(this.room));
	}

	/**
	 * Return whether a text or a tool call has begun.
	 */
	boolean hasContent() {
		return this.answers.values().stream().anyMatch(Answer::hasContent);
	}

	/**
	 * Return whether there are answers and each has ended.
	 */
	boolean areFinished() {
		return !this.answers.isEmpty()
				&& this.answers.values().stream().allMatch((answer) -> answer.finishReason() != null);
	}

	@Nullable List<String> finishReasons() {
		List<String> reasons = this.answers.values()
			.stream()
			.map(Answer::finishReason)
			.filter(Objects::nonNull)
			.toList();
		return (reasons.isEmpty()) ? null : reasons;
	}

	List<ToolCall> toolCalls() {
		return this.answers.values().stream().flatMap((answer) -> answer.toolCalls().stream()).toList();
	}

	int size() {
		return this.room.used();
	}

	@Nullable String json() {
		BoundedJson json = new BoundedJson();
		this.answers.values()
			.stream()
			.filter((answer) -> answer.hasContent() || answer.finishReason() != null)
			.map(Answer::toMap)
			.forEach(json::add);
		return json.json();
	}

}
