package io.throughline.propagation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

/**
 * Shows the application's propagator only those members of an inbound {@code baggage}
 * header that {@code management.tracing.baggage.remote-fields} names; by default that is
 * none.
 */
final class SolicitedBaggagePropagator implements Propagator {

	private final Propagator delegate;

	private final Set<String> fields;

	SolicitedBaggagePropagator(Propagator delegate, List<String> fields) {
		this.delegate = delegate;
		this.fields = Set.copyOf(fields);
	}

	@Override
	public List<String> fields() {
		return this.delegate.fields();
	}

	@Override
	public <C> void inject(TraceContext context, @Nullable C carrier, Setter<C> setter) {
		this.delegate.inject(context, carrier, setter);
	}

	@Override
	public <C> Span.Builder extract(@Nullable C carrier, Getter<C> getter) {
		return this.delegate.extract(carrier, new Getter<C>() {

			@Override
			public @Nullable String get(C from, String key) {
				String value = getter.get(from, key);
				return (value != null && IdentityBaggage.HEADER.equals(key)) ? solicited(value) : value;
			}

			@Override
			public Iterable<String> getAll(C from, String key) {
				String value = get(from, key);
				return (value != null) ? List.of(value) : List.of();
			}

		});
	}

	private @Nullable String solicited(String baggage) {
		String members = Arrays.stream(baggage.split(","))
			.filter((member) -> this.fields.contains(member.split("[=;]", 2)[0].strip()))
			.collect(Collectors.joining(","));
		return (members.isEmpty()) ? null : members;
	}

}
