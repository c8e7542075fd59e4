package io.throughline.logging;

import ch.qos.logback.classic.LoggerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.boot.json.JsonWriter.MemberPath;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Redacts the lines of Boot's own structured formats.
 */
final class RedactedMembers implements StructuredLoggingJsonMembersCustomizer<Object> {

	@Override
	public void customize(Members<Object> members) {
		LogRedactor redactor = new LogRedactor((LoggerContext) LoggerFactory.getILoggerFactory());
		members.applyingValueProcessor((path, value) -> redact(redactor, path, value));
	}

	private static @Nullable Object redact(LogRedactor redactor, MemberPath path, @Nullable Object value) {
		return (value instanceof CharSequence text) ? redactor.redact(name(path), text.toString()) : value;
	}

	private static String name(@Nullable MemberPath path) {
		if (path == null) {
			return "";
		}
		String name = path.name();
		return (name != null) ? name : name(path.parent());
	}

}
