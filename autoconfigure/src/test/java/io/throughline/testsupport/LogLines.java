package io.throughline.testsupport;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * All log events of the JVM with the MDC they were written with, from opening to closing.
 */
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

	private final Logger root;

	private LogLines(LoggerContext context) {
		this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		setContext(context);
	}

	/**
	 * Begin to capture; to be called after the application has started, since Spring Boot
	 * resets Logback.
	 * @return the lines
	 */
	public static LogLines capture() {
		LogLines lines = new LogLines((LoggerContext) LoggerFactory.getILoggerFactory());
		lines.start();
		lines.root.addAppender(lines);
		return lines;
	}

	@Override
	protected void append(ILoggingEvent event) {
		event.prepareForDeferredProcessing();
		this.events.add(event);
	}

	/**
	 * Return the lines whose message contains a text.
	 * @param text the text
	 * @return the events
	 */
	public List<ILoggingEvent> containing(String text) {
		return matching((event) -> event.getFormattedMessage().contains(text));
	}

	/**
	 * Return the lines that match.
	 * @param predicate what they match
	 * @return the events
	 */
	public List<ILoggingEvent> matching(Predicate<ILoggingEvent> predicate) {
		return this.events.stream().filter(predicate).toList();
	}

	/**
	 * Wait for a line.
	 * @param text text of its message
	 * @return the first such event
	 */
	public ILoggingEvent await(String text) {
		return Objects.requireNonNull(
				Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> first(text), Objects::nonNull));
	}

	/**
	 * Return the MDC of a line that is waited for.
	 * @param text text of its message
	 * @return the MDC
	 */
	public Map<String, String> mdc(String text) {
		return await(text).getMDCPropertyMap();
	}

	public List<ILoggingEvent> all() {
		return List.copyOf(this.events);
	}

	public void clear() {
		this.events.clear();
	}

	private @Nullable ILoggingEvent first(String text) {
		return containing(text).stream().findFirst().orElse(null);
	}

	@Override
	public void close() {
		this.root.detachAppender(this);
		stop();
	}

}
