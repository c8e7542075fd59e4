package io.throughline.logging;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.throughline.redaction.ContentCapture;
import io.throughline.semconv.EventName;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is logged as a warning or worse onto the span during which it is logged, so
 * that it stands beside the trace. The way out redacts it and takes the message off where
 * nobody may read it.
 */
final class SpanLogAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

	static final String NAME = "throughline-span-logs";

	private static final String OURS = "io.throughline";

	private static final String SAMPLE = "io.throughline.sample.";

	// Names of classes are shorter.
	private static final int LONGEST_NAME = 200;

	private final LogBudget budget = new LogBudget();

	private final ContentCapture content;

	private SpanLogAppender(ContentCapture content) {
		this.content = content;
	}

	/**
	 * Let what is logged from now on stand on spans, in place of an earlier appender.
	 */
	static void install(LoggerContext context, ContentCapture content) {
		SpanLogAppender appender = new SpanLogAppender(content);
		appender.setName(NAME);
		appender.setContext(context);
		appender.start();
		Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		root.detachAppender(NAME);
		root.addAppender(appender);
	}

	@Override
	public void doAppend(ILoggingEvent event) {
		if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
			super.doAppend(event);
		}
	}

	@Override
	protected void append(ILoggingEvent event) {
		Span span = Span.current();
		if (!span.isRecording() || isOurs(event.getLoggerName())) {
			return;
		}
		String spanId = span.getSpanContext().getSpanId();
		Attributes line = line(event, null);
		String message = this.content.captured() ? event.getFormattedMessage() : null;
		if (message != null && this.budget.take(spanId, bytes(line) + 2 * message.length())) {
			add(span, event, line(event, message));
		}
		// A message that is cut may show half of what would be redacted.
		else if (this.budget.take(spanId, bytes(line))) {
			add(span, event, line);
		}
	}

	// The sample is an application like any other.
	private static boolean isOurs(String logger) {
		return logger.equals(OURS) || (logger.startsWith(OURS + ".") && !logger.startsWith(SAMPLE));
	}

	private static void add(Span span, ILoggingEvent event, Attributes line) {
		span.addEvent(EventName.LOG.value(), line, event.getTimeStamp(), TimeUnit.MILLISECONDS);
	}

	private static Attributes line(ILoggingEvent event, @Nullable String message) {
		AttributesBuilder line = Attributes.builder();
		put(line, Field.LOG_LEVEL, event.getLevel().toString());
		put(line, Field.LOG_LOGGER, shortened(event.getLoggerName()));
		if (event.getThrowableProxy() != null) {
			put(line, Field.LOG_EXCEPTION, shortened(event.getThrowableProxy().getClassName()));
		}
		if (message != null) {
			put(line, Field.LOG_MESSAGE, message);
		}
		return line.build();
	}

	private static void put(AttributesBuilder line, Field field, String value) {
		line.put(Objects.requireNonNull(field.attribute()), value);
	}

	private static String shortened(String name) {
		return (name.length() > LONGEST_NAME) ? name.substring(0, LONGEST_NAME) : name;
	}

	private static int bytes(Attributes line) {
		return line.asMap().values().stream().mapToInt((value) -> 2 * value.toString().length()).sum();
	}

}
