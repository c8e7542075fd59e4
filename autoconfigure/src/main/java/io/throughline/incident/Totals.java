package io.throughline.incident;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * The sum of a request.
 *
 * @param modelCalls how many model calls there were
 * @param inputTokens tokens that went into models
 * @param outputTokens tokens that came out of models
 * @param cost what they cost, retries included; {@code null} where none has a known cost
 * or they are of several currencies
 * @param retryCost the part of it for what was tried again
 * @param currency the currency
 * @param unpriced how many billed steps have no known cost
 */
public record Totals(int modelCalls, long inputTokens, long outputTokens, @Nullable String cost,
		@Nullable String retryCost, @Nullable String currency, int unpriced) {

	private static final Set<String> BILLED = Set.of("model", "embedding", "rerank");

	static Totals of(Findings findings) {
		List<ReadSpan> billed = findings.tree().all().stream().filter((span) -> isBilled(findings, span)).toList();
		List<ReadSpan> models = billed.stream().filter((span) -> span.is("model")).toList();
		List<ReadSpan> priced = billed.stream().filter((span) -> cost(span) != null).toList();
		Set<String> currencies = new TreeSet<>();
		priced.forEach((span) -> currencies.add(Objects.requireNonNullElse(span.span().text(Field.COST_CURRENCY), "")));
		boolean one = currencies.size() == 1;
		return new Totals(models.size(), sum(models, Field.INPUT_TOKENS), sum(models, Field.OUTPUT_TOKENS),
				one ? sum(priced.stream()) : null,
				one ? sum(priced.stream().filter((span) -> isAgain(findings, span))) : null,
				one ? currencies.iterator().next() : null, billed.size() - priced.size());
	}

	// Another tracer may report one call twice, one span within the other.
	private static boolean isBilled(Findings findings, ReadSpan span) {
		ReadSpan outer = findings.tree().parent(span);
		return BILLED.contains(span.kind()) && (outer == null || !outer.is(span.kind()));
	}

	private static boolean isAgain(Findings findings, ReadSpan span) {
		return Stream.concat(Stream.of(span), findings.tree().around(span).stream())
			.anyMatch((outer) -> findings.attempts().number(outer) > 1);
	}

	private static long sum(List<ReadSpan> spans, Field field) {
		return spans.stream()
			.map((span) -> span.span().attributes().get(field.attribute()))
			.mapToLong((value) -> (value instanceof Long tokens) ? tokens : 0)
			.sum();
	}

	private static String sum(Stream<ReadSpan> spans) {
		return spans.map(Totals::cost)
			.filter(Objects::nonNull)
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.stripTrailingZeros()
			.toPlainString();
	}

	private static @Nullable BigDecimal cost(ReadSpan span) {
		Object amount = span.span().attributes().get(Field.COST.attribute());
		return (amount instanceof Double number && Double.isFinite(number)) ? BigDecimal.valueOf(number) : null;
	}

}
