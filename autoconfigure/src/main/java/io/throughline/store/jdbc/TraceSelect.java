package io.throughline.store.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.throughline.store.Facet;
import io.throughline.store.TracePosition;
import io.throughline.store.TraceQuery;

/**
 * The SQL of a search. A facet with one value leads, since its keys stand in the order of
 * the answer: the one with the fewest traces for a value. All others are checked trace by
 * trace.
 */
final class TraceSelect {

	private static final List<Facet> FEWEST = List.of(Facet.SESSION, Facet.USER, Facet.TENANT);

	private final StringBuilder sql = new StringBuilder("select t.summary from throughline_trace t");

	private final List<Object> parameters = new ArrayList<>();

	TraceSelect(TraceQuery query) {
		Facet leading = Stream.concat(FEWEST.stream(), query.where().keySet().stream())
			.filter((facet) -> query.where().getOrDefault(facet, Set.of()).size() == 1)
			.findFirst()
			.orElse(null);
		String table = "t";
		if (leading != null) {
			table = "k";
			this.sql
				.append(" join throughline_trace_key k on k.trace_id = t.trace_id where k.kind = ? and k.value = ?");
			Collections.addAll(this.parameters, leading.name(),
					query.where().getOrDefault(leading, Set.of()).iterator().next());
		}
		else {
			this.sql.append(" where 1 = 1");
		}
		query.where().forEach((facet, values) -> {
			if (facet != leading) {
				anyOf(facet, values);
			}
		});
		between(table, query);
		this.sql.append(" order by %1$s.start_time desc, %1$s.trace_id desc limit ?".formatted(table));
		this.parameters.add(query.limit() + 1);
	}

	private void anyOf(Facet facet, Set<String> values) {
		if (values.isEmpty()) {
			this.sql.append(" and 1 = 0");
			return;
		}
		this.sql.append(" and exists (select 1 from throughline_trace_key f where f.kind = ? and f.value in (?")
			.append(", ?".repeat(values.size() - 1))
			.append(") and f.start_time = t.start_time and f.trace_id = t.trace_id)");
		this.parameters.add(facet.name());
		this.parameters.addAll(values);
	}

	private void between(String table, TraceQuery query) {
		TracePosition first = query.first();
		if (first != TracePosition.FIRST) {
			this.sql.append(" and (%1$s.start_time, %1$s.trace_id) < (?, ?)".formatted(table));
			Collections.addAll(this.parameters, Nanos.of(first.start()), first.traceId());
		}
		if (query.from() != null) {
			this.sql.append(" and ").append(table).append(".start_time >= ?");
			this.parameters.add(Nanos.of(query.from()));
		}
	}

	String sql() {
		return this.sql.toString();
	}

	List<Object> parameters() {
		return this.parameters;
	}

}
