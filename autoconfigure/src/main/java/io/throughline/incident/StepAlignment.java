package io.throughline.incident;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Lays the steps of two incidents beside each other: those under a pair are paired by
 * kind and name in the longest order that both have, from the top down.
 */
final class StepAlignment {

	// Above this the first, second and so on of a kind and name are paired.
	private static final int MOST_CELLS = 250_000;

	private final Map<String, List<IncidentStep>> childrenA;

	private final Map<String, List<IncidentStep>> childrenB;

	private final List<Pair> pairs = new ArrayList<>();

	private StepAlignment(List<IncidentStep> a, List<IncidentStep> b) {
		this.childrenA = children(a);
		this.childrenB = children(b);
	}

	static List<Pair> of(List<IncidentStep> a, List<IncidentStep> b) {
		StepAlignment alignment = new StepAlignment(a, b);
		alignment.align();
		return alignment.pairs;
	}

	private static Map<String, List<IncidentStep>> children(List<IncidentStep> steps) {
		Map<String, List<IncidentStep>> children = new HashMap<>();
		steps.forEach((step) -> children
			.computeIfAbsent(Objects.requireNonNullElse(step.parentId(), ""), (id) -> new ArrayList<>())
			.add(step));
		return children;
	}

	private void align() {
		Deque<Pair> open = new ArrayDeque<>();
		push(open, "", -1, "", "");
		while (!open.isEmpty()) {
			Pair pair = open.removeFirst();
			this.pairs.add(pair);
			push(open, pair.path() + "/", pair.depth(), id(pair.a()), id(pair.b()));
		}
	}

	// A step that one of them lacks has no children there, not those at the top.
	private static String id(@Nullable IncidentStep step) {
		return (step != null) ? step.spanId() : "-";
	}

	private void push(Deque<Pair> open, String path, int depth, String parentA, String parentB) {
		List<IncidentStep> a = this.childrenA.getOrDefault(parentA, List.of());
		List<IncidentStep> b = this.childrenB.getOrDefault(parentB, List.of());
		Map<String, Integer> ordinals = new HashMap<>();
		List<Pair> family = new ArrayList<>();
		for (Couple couple : Couple.of(a, b, MOST_CELLS)) {
			String key = Couple.key(couple.either());
			int ordinal = ordinals.merge(key, 1, Integer::sum);
			family.add(new Pair(path + key + ((ordinal > 1) ? "#" + ordinal : ""), depth + 1, couple.a(), couple.b()));
		}
		for (int i = family.size() - 1; i >= 0; i--) {
			open.addFirst(family.get(i));
		}
	}

	/**
	 * Two steps that belong together, or one that has no other.
	 *
	 * @param path where they stand
	 * @param depth how deep that is
	 * @param a the step of the first
	 * @param b the step of the second
	 */
	record Pair(String path, int depth, @Nullable IncidentStep a, @Nullable IncidentStep b) {

		IncidentStep either() {
			return (this.a != null) ? this.a : Objects.requireNonNull(this.b);
		}

	}

}
