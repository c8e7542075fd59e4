package io.throughline.prompt;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import io.throughline.incident.ReadSpan;
import io.throughline.incident.Totals;
import io.throughline.incident.TraceReading;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests with one version of a prompt. {@code failed} and {@code abandoned}
 * count as failed, {@code degraded} as well where it is said; all else went well.
 */
final class VersionCount {

	private static final int FEWEST = 30;

	private static final Set<String> FAILED = Set.of("failed", "abandoned");

	private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

	private final WeightedShare failures = new WeightedShare();

	private final WeightedShare failed = new WeightedShare();

	private final WeightedShare toolErrors = new WeightedShare();

	private final WeightedShare emptyRetrievals = new WeightedShare();

	private final WeightedQuantiles durations = new WeightedQuantiles();

	private final WeightedMean inputTokens = new WeightedMean();

	private final WeightedMean outputTokens = new WeightedMean();

	private final WeightedMean cost = new WeightedMean();

	private final Set<String> currencies = new TreeSet<>();

	private int requests;

	private double estimated;

	/**
	 * Count a request.
	 * @param trace its trace
	 * @param duration how long it took
	 * @param weight how many requests it stands for
	 */
	void add(TraceReading trace, Duration duration, double weight) {
		this.requests++;
		this.estimated += weight;
		boolean isFailed = FAILED.contains(trace.outcome());
		this.failed.add(isFailed, weight);
		this.failures.add(isFailed || trace.outcome().equals("degraded"), weight);
		this.durations.add(duration.toMillis(), weight);
		trace.steps("tool").forEach((tool) -> this.toolErrors.add(tool.isFailed(), weight));
		trace.steps("retrieval").forEach((retrieval) -> this.emptyRetrievals.add(isEmpty(retrieval), weight));
		add(trace.totals(), weight);
	}

	private static boolean isEmpty(ReadSpan retrieval) {
		return retrieval.status().equals("retrieval_empty")
				|| Boolean.TRUE.equals(retrieval.span().attributes().get(Field.RETRIEVAL_EMPTY.attribute()));
	}

	private void add(Totals totals, double weight) {
		this.inputTokens.add(totals.inputTokens(), weight);
		this.outputTokens.add(totals.outputTokens(), weight);
		if (totals.cost() != null && totals.currency() != null) {
			this.cost.add(Double.parseDouble(totals.cost()), weight);
			this.currencies.add(totals.currency());
		}
	}

	VersionFigures figures(String version) {
		long all = Math.round(this.estimated);
		if (this.requests < FEWEST) {
			return VersionFigures.countsOnly(version, this.requests, all);
		}
		String currency = (this.currencies.size() == 1) ? this.currencies.iterator().next() : null;
		return new VersionFigures(version, this.requests, all, rounded(this.failures.value()),
				rounded(this.failures.low()), rounded(this.failures.high()), rounded(this.failed.value()),
				this.durations.at(0.5), this.durations.at(0.95), Math.round(this.inputTokens.value()),
				Math.round(this.outputTokens.value()), (currency != null) ? amount(this.cost.value()) : null, currency,
				share(this.toolErrors), share(this.emptyRetrievals), false);
	}

	private static @Nullable Double share(WeightedShare share) {
		return share.isEmpty() ? null : rounded(share.value());
	}

	private static double rounded(double share) {
		return Math.round(share * 10_000) / 10_000.0;
	}

	private static String amount(double cost) {
		return new BigDecimal(cost).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
	}

}
