package io.throughline.entry;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Checks each line that names a request against the ids which that request was sent with,
 * and keeps only what was wrong.
 */
final class CrossTalkAppender extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private static final Pattern NUMBER = Pattern.compile("(?:^job |/serve/[a-z]+/)(\\d+)\\b");

	private static final int MOST = 50;

	private final LongAdder lines = new LongAdder();

	private final LongAdder jobs = new LongAdder();

	private final LongAdder wrong = new LongAdder();

	private final Queue<String> violations = new ConcurrentLinkedQueue<>();

	private final Logger root;

	private CrossTalkAppender(LoggerContext context) {
		this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		setContext(context);
	}

	static CrossTalkAppender capture() {
		CrossTalkAppender appender = new CrossTalkAppender((LoggerContext) LoggerFactory.getILoggerFactory());
		appender.start();
		appender.root.addAppender(appender);
		return appender;
	}

	static String traceId(int number) {
		return String.format("%024x%08x", 0xc0ffeeL + number * 31L, number);
	}

	@Override
	public void doAppend(ILoggingEvent event) {
		// Not synchronised, so that lines do not queue for it.
		append(event);
	}

	@Override
	protected void append(ILoggingEvent event) {
		String message = event.getFormattedMessage();
		Matcher matcher = NUMBER.matcher(message);
		if (matcher.find()) {
			check(message, Integer.parseInt(matcher.group(1)), event.getMDCPropertyMap());
		}
	}

	private void check(String message, int number, Map<String, String> mdc) {
		this.lines.increment();
		if (message.startsWith("job ")) {
			this.jobs.increment();
		}
		boolean right = traceId(number).equals(mdc.get("trace_id")) && ("t" + number).equals(mdc.get("tenant_id"))
				&& ("s" + number).equals(mdc.get("session_id"));
		if (!right) {
			this.wrong.increment();
		}
		if (!right && this.violations.size() < MOST) {
			this.violations.add(message + " " + mdc);
		}
	}

	long lines() {
		return this.lines.sum();
	}

	long jobs() {
		return this.jobs.sum();
	}

	long wrong() {
		return this.wrong.sum();
	}

	Queue<String> violations() {
		return this.violations;
	}

	@Override
	public void close() {
		this.root.detachAppender(this);
		stop();
	}

}
