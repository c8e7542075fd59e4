package io.throughline.step;

import io.throughline.scope.MdcScope;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import io.throughline.semconv.Sensitivity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs the line that closes a step. Its fields stand in the key-values or, those that
 * follow the step through the MDC, in the MDC; never in both, and content in neither.
 */
final class StepLineHandler implements StepHandler, ResultRecorder {

	private static final Logger logger = LoggerFactory.getLogger("io.throughline.step");

	@Override
	public void onStop(StepContext context) {
		if (context.first(StepLineHandler.class) && isLogged(context)) {
			long latency = context.latencyMillis();
			LoggingEventBuilder line = line(context).addKeyValue(Field.LATENCY_MS.logKey(), latency);
			log(context, line, " in " + latency + " ms");
		}
	}

	@Override
	public void record(StepContext result) {
		if (isLogged(result)) {
			log(result, line(result), "");
		}
	}

	private boolean isLogged(StepContext context) {
		return logger.isEnabledForLevel(level(context));
	}

	private Level level(StepContext context) {
		return context.status().isFailed() ? Level.WARN : Level.INFO;
	}

	private LoggingEventBuilder line(StepContext context) {
		LoggingEventBuilder line = logger.atLevel(level(context));
		context.values().forEach((field, value) -> add(line, field, value));
		return line.addKeyValue(Field.ERROR_CODE.logKey(), context.errorCode());
	}

	private void log(StepContext context, LoggingEventBuilder line, String duration) {
		String code = context.errorCode();
		try (MdcScope scope = MdcScope.open(context.carrier())) {
			line.log("{} {}: {}{}{}", context.kind().word(), context.step(), context.status().word(),
					(code != null) ? ", " + code : "", duration);
		}
	}

	private void add(LoggingEventBuilder line, Field field, Object value) {
		if (field.sensitivity() != Sensitivity.CONTENT && !ScopeFields.ALL.contains(field)) {
			line.addKeyValue(field.logKey(), value);
		}
	}

}
