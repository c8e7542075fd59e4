package io.throughline.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Two steps of equal kind and name among siblings, or one that has no other.
 *
 * @param a the step of the first
 * @param b the step of the second
 */
record Couple(@Nullable IncidentStep a, @Nullable IncidentStep b) {

	static String key(IncidentStep step) {
		return step.kind() + " " + step.name();
	}

	IncidentStep either() {
		return (this.a != null) ? this.a : Objects.requireNonNull(this.b);
	}

	/**
	 * Couple siblings in the longest order that both have.
	 * @param a the siblings of the first
	 * @param b the siblings of the second
	 * @param mostCells beyond this they are coupled by their number instead
	 */
	static List<Couple> of(List<IncidentStep> a, List<IncidentStep> b, int mostCells) {
		return ((long) a.size() * b.size() > mostCells) ? byNumber(a, b) : inOrder(a, b);
	}

	private static List<Couple> inOrder(List<IncidentStep> a, List<IncidentStep> b) {
		int[][] longest = longest(a, b);
		List<Couple> couples = new ArrayList<>();
		int i = 0;
		int j = 0;
		while (i < a.size() || j < b.size()) {
			boolean both = i < a.size() && j < b.size();
			if (both && key(a.get(i)).equals(key(b.get(j)))) {
				couples.add(new Couple(a.get(i++), b.get(j++)));
			}
			else if (j >= b.size() || (both && longest[i + 1][j] >= longest[i][j + 1])) {
				couples.add(new Couple(a.get(i++), null));
			}
			else {
				couples.add(new Couple(null, b.get(j++)));
			}
		}
		return couples;
	}

	private static int[][] longest(List<IncidentStep> a, List<IncidentStep> b) {
		int[][] longest = new int[a.size() + 1][b.size() + 1];
		for (int i = a.size() - 1; i >= 0; i--) {
			for (int j = b.size() - 1; j >= 0; j--) {
				longest[i][j] = key(a.get(i)).equals(key(b.get(j))) ? longest[i + 1][j + 1] + 1
						: Math.max(longest[i + 1][j], longest[i][j + 1]);
			}
		}
		return longest;
	}

	private static List<Couple> byNumber(List<IncidentStep> a, List<IncidentStep> b) {
		Map<String, List<IncidentStep>> left = new HashMap<>();
		b.forEach((step) -> left.computeIfAbsent(key(step), (any) -> new ArrayList<>()).add(step));
		Map<String, Integer> next = new HashMap<>();
		List<Couple> couples = new ArrayList<>();
		for (IncidentStep step : a) {
			List<IncidentStep> others = left.getOrDefault(key(step), List.of());
			int number = next.merge(key(step), 1, Integer::sum);
			couples.add(new Couple(step, (number <= others.size()) ? others.get(number - 1) : null));
		}
		left.forEach((key, steps) -> steps.stream()
			.skip(next.getOrDefault(key, 0))
			.forEach((step) -> couples.add(new Couple(null, step))));
		return couples;
	}

}
