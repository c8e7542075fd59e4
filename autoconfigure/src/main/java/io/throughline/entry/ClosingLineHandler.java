package io.throughline.entry;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.throughline.scope.MdcScope;
import io.throughline.semconv.Field;
import io.throughline.step.RequestTotals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs the line that closes a request whose opening line was logged, once its observation
 * stops, and tells its span the same outcome. A wing says which observations are requests
 * and how they ended.
 *
 * @param <T> type of the wing's observation context
 */
public abstract class ClosingLineHandler<T extends Observation.Context> implements ObservationHandler<T> {

	private static final Logger logger = LoggerFactory.getLogger("io.throughline.request");

	@Override
	public void onStart(T context) {
		context.put(StartNanos.class, new StartNanos(System.nanoTime()));
	}

	@Override
	public void onStop(T context) {
		OpenedRequest opened = context.get(OpenedRequest.class);
		ClosedRequest closed = (opened != null) ? closed(context) : null;
		if (opened == null || closed == null) {
			return;
		}
		// Boot stops the observation of a request that timed out twice.
		context.remove(OpenedRequest.class);
		log(context, opened, closed);
	}

	private void log(T context, OpenedRequest opened, ClosedRequest closed) {
		StartNanos start = context.getRequired(StartNanos.class);
		long latency = start.elapsedMillis();
		RequestTotals totals = RequestTotals.of(context);
		String outcome = closed.outcome(totals);
		String code = closed.errorCode(totals);
		tag(context, Field.OUTCOME, outcome);
		tag(context, Field.FAILING_STEP, (totals != null) ? totals.failingStep() : null);
		try (MdcScope scope = MdcScope.open(context)) {
			LoggingEventBuilder line = logger.atLevel(level(closed, outcome))
				.addKeyValue(Field.HTTP_METHOD.logKey(), opened.method())
				.addKeyValue(Field.HTTP_ROUTE.logKey(), closed.route())
				.addKeyValue(Field.HTTP_STATUS.logKey(), closed.status())
				.addKeyValue(Field.OUTCOME.logKey(), outcome)
				.addKeyValue(Field.ERROR_CODE.logKey(), code)
				.addKeyValue(Field.LATENCY_MS.logKey(), latency);
			if (totals != null) {
				sumUp(line, totals);
			}
			line.log("{} {} {}: status {}{} in {} ms", opened.method(), opened.path(), outcome, closed.status(),
					(code != null) ? ", " + code : "", latency);
		}
	}

	private void tag(T context, Field field, @Nullable String value) {
		Span span = MdcScope.span(context);
		String attribute = field.attribute();
		if (span != null && attribute != null && value != null) {
			span.tag(attribute, value);
		}
	}

	private Level level(ClosedRequest closed, String outcome) {
		if (closed.isServerFault()) {
			return Level.ERROR;
		}
		return outcome.equals("degraded") ? Level.WARN : Level.INFO;
	}

	private void sumUp(LoggingEventBuilder line, RequestTotals totals) {
		line.addKeyValue(Field.MODEL_CALLS.logKey(), totals.modelCalls())
			.addKeyValue(Field.INPUT_TOKENS.logKey(), totals.inputTokens())
			.addKeyValue(Field.OUTPUT_TOKENS.logKey(), totals.outputTokens())
			.addKeyValue(Field.FAILING_STEP.logKey(), totals.failingStep());
		addKnown(line, Field.MODEL, totals.model());
		addKnown(line, Field.COST, totals.cost());
		addKnown(line, Field.COST_CURRENCY, totals.costCurrency());
		addKnown(line, Field.RETRY_COST, totals.retryCost());
	}

	private void addKnown(LoggingEventBuilder line, Field field, @Nullable Object value) {
		if (value != null) {
			line.addKeyValue(field.logKey(), value);
		}
	}

	/**
	 * Return how the request ended.
	 * @param context context of its observation
	 * @return the end, or {@code null} if it has not come yet
	 */
	protected abstract @Nullable ClosedRequest closed(T context);

	/**
	 * When the request began.
	 *
	 * @param nanos {@link System#nanoTime()}
	 */
	private record StartNanos(long nanos) {

		long elapsedMillis() {
			return (System.nanoTime() - this.nanos) / 1_000_000;
		}

	}

}
