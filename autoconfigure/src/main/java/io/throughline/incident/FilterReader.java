package io.throughline.incident;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.throughline.store.Facet;
import io.throughline.store.TracePosition;
import io.throughline.store.TraceQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;

/**
 * Reads a filter off the query parameters.
 */
final class FilterReader {

	/**
	 * The facets by parameter.
	 */
	static final Map<String, Facet> FACETS = Map.of("outcome", Facet.OUTCOME, "tenant", Facet.TENANT, "route",
			Facet.ROUTE, "promptVersion", Facet.PROMPT_VERSION, "prompt", Facet.PROMPT, "model", Facet.MODEL,
			"errorCode", Facet.ERROR_CODE, "failingStep", Facet.FAILING_STEP, "session", Facet.SESSION, "scenario",
			Facet.SCENARIO);

	private static final int LIMIT = 50;

	private static final int MOST = 200;

	private final Inquiry inquiry;

	private final Instant now;

	FilterReader(Inquiry inquiry, Instant now) {
		this.inquiry = inquiry;
		this.now = now;
	}

	/**
	 * Return the names of all parameters of a filter.
	 */
	static Set<String> names() {
		Set<String> names = new TreeSet<>(FACETS.keySet());
		names.addAll(Set.of("from", "to", "last", "limit", "cursor"));
		return names;
	}

	IncidentFilter read() {
		Map<Facet, Set<String>> where = new LinkedHashMap<>();
		FACETS.forEach((name, facet) -> {
			Set<String> values = this.inquiry.values(name);
			if (!values.isEmpty()) {
				where.put(facet, values);
			}
		});
		return new IncidentFilter(new TraceQuery(where, from(), instant("to"), cursor(), limit()),
				this.inquiry::isAllowed);
	}

	private @Nullable Instant from() {
		String last = this.inquiry.argument("last");
		if (last == null) {
			return instant("from");
		}
		if (this.inquiry.argument("from") != null) {
			throw this.inquiry.invalid("query.from_and_last");
		}
		try {
			Duration duration = DurationStyle.detectAndParse(last.strip());
			return this.now.minus(duration);
		}
		catch (IllegalArgumentException | ArithmeticException | DateTimeException ex) {
			throw this.inquiry.invalid("query.last", Words.shortened(last));
		}
	}

	private @Nullable Instant instant(String name) {
		String text = this.inquiry.argument(name);
		try {
			return (text != null) ? Instant.parse(text.strip()) : null;
		}
		catch (DateTimeException ex) {
			throw this.inquiry.invalid("query.instant", name, Words.shortened(String.valueOf(text)));
		}
	}

	private @Nullable TracePosition cursor() {
		String cursor = this.inquiry.argument("cursor");
		try {
			return (cursor != null) ? Cursor.read(cursor) : null;
		}
		catch (IllegalArgumentException | DateTimeException | ArithmeticException ex) {
			throw this.inquiry.invalid("query.cursor");
		}
	}

	private int limit() {
		String limit = this.inquiry.argument("limit");
		if (limit == null) {
			return LIMIT;
		}
		if (!limit.strip().matches("\\d{1,3}")) {
			throw this.inquiry.invalid("query.limit", Words.shortened(limit));
		}
		int number = Integer.parseInt(limit.strip());
		if (number < 1 || number > MOST) {
			throw this.inquiry.invalid("query.limit", limit.strip());
		}
		return number;
	}

}
