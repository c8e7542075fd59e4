package io.throughline.logging;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import io.throughline.semconv.Field;
import net.logstash.logback.composite.loggingevent.mdc.MdcEntryWriter;
import tools.jackson.core.JsonGenerator;

/**
 * Writes those MDC entries as numbers that are numbers in the dictionary; a tenant called
 * {@code 42} stays text.
 */
final class NumberMdcEntryWriter implements MdcEntryWriter {

	private static final Set<String> NUMBERS = Arrays.stream(Field.values())
		.filter((field) -> field.type() == Field.Type.LONG)
		.map(Field::logKey)
		.collect(Collectors.toUnmodifiableSet());

	@Override
	public boolean writeMdcEntry(JsonGenerator generator, String fieldName, String mdcKey, String mdcValue) {
		if (!NUMBERS.contains(mdcKey) || !mdcValue.matches("-?\\d{1,18}")) {
			return false;
		}
		generator.writeNumberProperty(fieldName, Long.parseLong(mdcValue));
		return true;
	}

}
