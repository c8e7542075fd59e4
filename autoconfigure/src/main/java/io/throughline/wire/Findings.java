package io.throughline.wire;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.throughline.semconv.Field;
import io.throughline.semconv.Sensitivity;
import org.jspecify.annotations.Nullable;

/**
 * What was found on the wire so far. Bounded in all it holds.
 */
final class Findings {

	private static final int MOST_TEXTS = 64;

	private static final int LONGEST_TEXT = 512;

	private static final int LONGEST_CONTENT = 64 * 1024;

	private final Map<Field, Object> values = new EnumMap<>(Field.class);

	private final Answers answers = new Answers();

	private final BoundedJson input = new BoundedJson();

	private @Nullable Long uncachedTokens;

	private @Nullable String reportedCost;

	private @Nullable String errorType;

	private boolean complete;

	/**
	 * Set a field.
	 * @param value its value; {@code null} changes nothing
	 */
	void put(Field field, @Nullable Object value) {
		if (value instanceof String text) {
			this.values.put(field, bounded(text, field));
		}
		else if (value instanceof List<?> texts) {
			this.values.put(field,
					texts.stream().limit(MOST_TEXTS).map((text) -> bounded(String.valueOf(text), field)).toList());
		}
		else if (value != null) {
			this.values.put(field, value);
		}
	}

	boolean has(Field field) {
		return this.values.containsKey(field);
	}

	/**
	 * Set a field that grows while a stream goes on.
	 */
	void putMost(Field field, @Nullable Long value) {
		if (value != null) {
			this.values.merge(field, value, (old, now) -> Math.max((Long) old, (Long) now));
		}
	}

	/**
	 * Set the input of a provider that counts its cache apart.
	 */
	void inputBesidesCache(@Nullable Long input, @Nullable Long read, @Nullable Long written) {
		putMost(Field.CACHE_READ_TOKENS, read);
		putMost(Field.CACHE_WRITE_TOKENS, written);
		if (input != null && (this.uncachedTokens == null || input > this.uncachedTokens)) {
			this.uncachedTokens = input;
		}
		if (this.uncachedTokens != null) {
			long total = this.uncachedTokens + tokens(Field.CACHE_READ_TOKENS) + tokens(Field.CACHE_WRITE_TOKENS);
			// A sum beyond what a long holds is no count.
			put(Field.INPUT_TOKENS, (total >= 0) ? total : null);
		}
	}

	void system(Json system) {
		BoundedJson parts = new BoundedJson();
		List<MessagePart> read = (system.isArray()) ? MessagePart.all(system) : MessagePart.of(system);
		read.stream().map(MessagePart::toMap).forEach(parts::add);
		add(this.values, Field.SYSTEM_INSTRUCTIONS, parts.json());
	}

	void message(Json message) {
		List<MessagePart> parts = MessagePart.of(message);
		String role = (parts.stream().anyMatch(MessagePart::isToolCall)) ? "assistant"
				: (parts.stream().anyMatch(MessagePart::isToolResponse)) ? "tool" : "user";
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("role", message.at("role").text(role));
		map.put("parts", parts.stream().map(MessagePart::toMap).toList());
		this.input.add(map);
	}

	/**
	 * Set the messages.
	 * @param messages an array, or the text of one
	 */
	void messages(Json messages) {
		if (messages.text() != null) {
			message(messages);
		}
		messages.items().forEach(this::message);
	}

	Answers answers() {
		return this.answers;
	}

	void cost(@Nullable String cost) {
		if (cost != null && cost.matches("[0-9.eE+-]{1,32}")) {
			this.reportedCost = cost;
		}
	}

	void cost(Json cost) {
		Double amount = cost.decimal();
		if (amount != null && Double.isFinite(amount)) {
			this.reportedCost = BigDecimal.valueOf(amount).toPlainString();
		}
	}

	@Nullable String reportedCost() {
		return this.reportedCost;
	}

	/**
	 * The provider says that it failed.
	 */
	void error(String type) {
		this.errorType = (this.errorType == null) ? type : this.errorType;
	}

	@Nullable String errorType() {
		return this.errorType;
	}

	/**
	 * The provider says whether all is told.
	 */
	void complete(boolean complete) {
		this.complete = this.complete || complete;
	}

	boolean isComplete() {
		return this.complete;
	}

	Map<Field, Object> values() {
		Map<Field, Object> all = new EnumMap<>(this.values);
		add(all, Field.INPUT_MESSAGES, this.input.json());
		add(all, Field.OUTPUT_MESSAGES, this.answers.json());
		add(all, Field.FINISH_REASONS, this.answers.finishReasons());
		return all;
	}

	int size() {
		return this.input.size() + this.answers.size();
	}

	private void add(Map<Field, Object> all, Field field, @Nullable Object value) {
		if (value != null) {
			all.put(field, value);
		}
	}

	private long tokens(Field field) {
		return (this.values.get(field) instanceof Long tokens) ? tokens : 0;
	}

	private String bounded(String text, Field field) {
		int most = (field.sensitivity() == Sensitivity.CONTENT) ? LONGEST_CONTENT : LONGEST_TEXT;
		return (text.length() <= most) ? text : text.substring(0, most);
	}

}
