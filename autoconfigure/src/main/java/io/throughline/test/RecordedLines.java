package io.throughline.test;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.throughline.semconv.Field;
import org.slf4j.LoggerFactory;

/**
 * Records what Logback logs, as it is written.
 */
final class RecordedLines extends UnsynchronizedAppenderBase<ILoggingEvent> implements LineSource {

	private final TraceRecorder recorder;

	RecordedLines(TraceRecorder recorder) {
		this.recorder = recorder;
	}

	@Override
	public void attach() {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		setContext(context);
		start();
		// Spring Boot takes all appenders off when it sets up logging again.
		if (!root.isAttached(this)) {
			root.addAppender(this);
		}
	}

	@Override
	public void close() {
		((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
			.detachAppender(this);
		stop();
	}

	@Override
	protected void append(ILoggingEvent event) {
		event.prepareForDeferredProcessing();
		LogLine line = new LogLine(event.getInstant(), event.getLevel().toString(), event.getLoggerName(),
				event.getThreadName(), String.valueOf(event.getFormattedMessage()), written(event),
				event.getMDCPropertyMap());
		String traceId = line.mdc().get(Field.TRACE_ID.logKey());
		if (traceId == null) {
			this.recorder.recordWithoutId(line);
		}
		else {
			this.recorder.record(traceId, (trace) -> trace.lines.add(line));
		}
	}

	private String written(ILoggingEvent event) {
		StringBuilder written = new StringBuilder();
		Iterator<Appender<ILoggingEvent>> appenders = ((LoggerContext) getContext())
			.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
			.iteratorForAppenders();
		while (appenders.hasNext()) {
			if (appenders.next() instanceof OutputStreamAppender<ILoggingEvent> appender) {
				written.append(new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8));
			}
		}
		return written.toString();
	}

}
