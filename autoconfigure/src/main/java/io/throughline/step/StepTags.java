package io.throughline.step;

import java.util.List;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a meter: fields of the dictionary that a metric may have, by the names of
 * their span attributes. Always all of them, as Prometheus wants it.
 *
 * @param keys the keys, in the order of the fields
 * @param fields the fields
 */
record StepTags(List<String> keys, List<Field> fields) {

	/**
	 * Choose the tags of a meter.
	 * @param fields the fields
	 * @return the tags
	 * @throws IllegalArgumentException if a metric may not have one of them
	 */
	static StepTags of(Field... fields) {
		List<Field> chosen = List.of(fields);
		return new StepTags(chosen.stream().map(StepTags::key).toList(), chosen);
	}

	/**
	 * Return the tags of a step.
	 * @param context context of the step
	 * @return the tags, {@code none} where a value is not known
	 */
	Tags read(StepContext context) {
		Tag[] tags = new Tag[this.fields.size()];
		for (int i = 0; i < tags.length; i++) {
			Object value = value(context, this.fields.get(i));
			tags[i] = Tag.of(this.keys.get(i), (value != null) ? value.toString() : KeyValue.NONE_VALUE);
		}
		return Tags.of(tags);
	}

	private static @Nullable Object value(StepContext context, Field field) {
		if (field == Field.ERROR_CODE) {
			return context.status().isFailed() ? context.errorCode() : null;
		}
		return context.value(field);
	}

	private static String key(Field field) {
		String attribute = field.attribute();
		if (attribute == null || !field.isMetricTag()) {
			throw new IllegalArgumentException("A metric must not have " + field + " as a tag");
		}
		return attribute;
	}

}
