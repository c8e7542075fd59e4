package io.throughline.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Which failures are causes, which only follow from others, and which were mended.
 */
final class Failures {

	private static final Comparator<ReadSpan> FIRST = Comparator
		.comparing((span) -> Objects.requireNonNullElse(span.span().end(), Instant.MAX));

	// Deeper nested retries are not followed.
	private static final int MOST_ROUNDS = 10;

	private final SpanTree tree;

	private final Attempts attempts;

	private final List<ReadSpan> all;

	private final List<ReadSpan> lasting;

	private final @Nullable ReadSpan innermost;

	private final @Nullable ReadSpan first;

	private final Set<String> mended = new HashSet<>();

	private final Set<String> around = new HashSet<>();

	Failures(SpanTree tree, Attempts attempts) {
		this.tree = tree;
		this.attempts = attempts;
		this.all = tree.all().stream().filter(ReadSpan::isFailed).toList();
		tree.places().forEach((place) -> readMended(place.span()));
		this.lasting = this.all.stream().filter((span) -> !this.mended.contains(span.id())).toList();
		this.lasting.forEach(this::markAround);
		this.innermost = causes().min(FIRST).map(this::decisive).orElse(null);
		this.first = (this.innermost != null) ? attempts.last(step(this.innermost)) : null;
	}

	// From the outside to the inside: what an attempt did that was mended is mended too.
	private void readMended(ReadSpan span) {
		ReadSpan outer = this.tree.parent(span);
		boolean answered = outer != null && !span.isStep() && outer.is("model") && outer.status().equals("ok");
		if (this.attempts.isMended(span) || answered || (outer != null && this.mended.contains(outer.id()))) {
			this.mended.add(span.id());
		}
	}

	// Where all attempts failed, the last one decides.
	private ReadSpan decisive(ReadSpan failure) {
		ReadSpan decisive = failure;
		for (int round = 0; round < MOST_ROUNDS; round++) {
			List<ReadSpan> path = new ArrayList<>(this.tree.around(decisive));
			path.add(0, decisive);
			ReadSpan earlier = path.stream()
				.filter((span) -> !this.attempts.isLast(span) && this.attempts.last(span).isFailed())
				.reduce((inner, outer) -> outer)
				.orElse(null);
			if (earlier == null) {
				return decisive;
			}
			decisive = within(this.attempts.last(earlier)).stream().min(FIRST).orElse(decisive);
		}
		return decisive;
	}

	private void markAround(ReadSpan failure) {
		ReadSpan outer = this.tree.parent(failure);
		while (outer != null && this.around.add(outer.id())) {
			outer = this.tree.parent(outer);
		}
	}

	/**
	 * Return all failures that were not mended.
	 */
	List<ReadSpan> lasting() {
		return this.lasting;
	}

	/**
	 * Return whether something failed and all of it was mended.
	 */
	boolean isAllMended() {
		return !this.all.isEmpty() && this.lasting.isEmpty();
	}

	/**
	 * Return the innermost failure that ended first.
	 */
	@Nullable ReadSpan innermost() {
		return this.innermost;
	}

	private Stream<ReadSpan> causes() {
		return this.lasting.stream().filter((span) -> !this.around.contains(span.id()));
	}

	/**
	 * Return the step that failed first: the innermost failure, or the step that it is
	 * part of, such as the tool whose HTTP request failed. Of several attempts it is the
	 * last.
	 */
	@Nullable ReadSpan first() {
		return this.first;
	}

	/**
	 * Return the step that a failure is part of.
	 */
	private ReadSpan step(ReadSpan failure) {
		if (failure.isStep() || (!failure.is("http") && !failure.is("client") && !failure.is("internal"))) {
			return failure;
		}
		for (ReadSpan outer : this.tree.around(failure)) {
			if (!outer.isFailed() || outer.is("request") || outer.is("workflow")) {
				return failure;
			}
			if (outer.isStep()) {
				return outer;
			}
		}
		return failure;
	}

	/**
	 * Return the innermost failures within a span, or the span itself.
	 */
	List<ReadSpan> within(ReadSpan span) {
		List<ReadSpan> inner = causes().filter((cause) -> isAround(span, cause)).toList();
		return inner.isEmpty() ? List.of(span) : inner;
	}

	private boolean isAround(ReadSpan span, ReadSpan inner) {
		return this.tree.around(inner).stream().anyMatch((outer) -> outer.id().equals(span.id()));
	}

	boolean isMended(ReadSpan span) {
		return span.isFailed() && this.mended.contains(span.id());
	}

	boolean isFollowOn(ReadSpan span) {
		return span.isFailed() && !isMended(span) && this.around.contains(span.id());
	}

}
