package io.throughline.incident;

import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/**
 * Two incidents side by side.
 *
 * @param a the first
 * @param b the second, {@code null} if none was found to compare with
 * @param chosen why that one, {@code null} if somebody named it
 * @param relaxed in what it need not have been the same
 * @param differs in what they differ as a whole
 * @param rows their steps, top to bottom
 */
record Comparison(IncidentLine a, @Nullable IncidentLine b, @Nullable String chosen, List<String> relaxed,
		List<Difference> differs, List<Row> rows) implements PlainText {

	Comparison {
		relaxed = List.copyOf(relaxed);
		differs = List.copyOf(differs);
		rows = List.copyOf(rows);
	}

	@Override
	public String plainText() {
		StringBuilder text = new StringBuilder("A " + this.a.plainText());
		text.append((this.b != null) ? "B " + this.b.plainText() : "");
		text.append((this.chosen != null) ? this.chosen + "\n" : "");
		this.differs.forEach((difference) -> text.append(difference.plainText()).append('\n'));
		this.rows.forEach((row) -> text.append(row.plainText()));
		return text.toString();
	}

	/**
	 * Something that is not the same.
	 *
	 * @param what what it is
	 * @param a what it is in the first
	 * @param b what it is in the second
	 */
	record Difference(String what, @Nullable String a, @Nullable String b) implements PlainText {

		static @Nullable Difference of(String what, @Nullable Object a, @Nullable Object b) {
			return Objects.equals(a, b) ? null
					: new Difference(what, (a != null) ? a.toString() : null, (b != null) ? b.toString() : null);
		}

		@Override
		public String plainText() {
			return this.what + ": " + shown(this.a) + " | " + shown(this.b);
		}

		private static String shown(@Nullable String value) {
			return (value != null) ? Words.shortened(value) : "-";
		}

	}

	/**
	 * A step of one of them or of both.
	 *
	 * @param path where it stands
	 * @param depth how deep that is
	 * @param kind what it is
	 * @param name what it is called
	 * @param a the step of the first
	 * @param b the step of the second
	 * @param changes in what they differ
	 * @param documents how their documents differ, {@code null} if there are none
	 */
	record Row(String path, int depth, String kind, String name, @Nullable Side a, @Nullable Side b,
			List<Difference> changes, @Nullable DocumentChange documents) implements PlainText {

		Row {
			changes = List.copyOf(changes);
		}

		@Override
		public String plainText() {
			StringJoiner line = new StringJoiner("  ");
			line.add("  ".repeat(Math.min(this.depth, 20)) + this.name).add(this.kind);
			line.add(shown(this.a) + " | " + shown(this.b));
			this.changes.forEach((change) -> line.add(change.plainText()));
			if (this.documents != null) {
				this.documents.onlyA().forEach((document) -> line.add("- " + document.id()));
				this.documents.onlyB().forEach((document) -> line.add("+ " + document.id()));
			}
			return line.toString().replaceAll("\\p{Cntrl}", " ") + "\n";
		}

		private static String shown(@Nullable Side side) {
			return (side == null) ? "-"
					: side.status() + ((side.durationMs() != null) ? " " + Words.millis(side.durationMs()) : "");
		}

	}

	/**
	 * The step of one of them.
	 *
	 * @param spanId its span
	 * @param status how it ended
	 * @param errorCode the short cause of its failure
	 * @param durationMs how long it took
	 * @param inputTokens tokens that went in
	 * @param outputTokens tokens that came out
	 */
	record Side(String spanId, String status, @Nullable String errorCode, @Nullable Long durationMs,
			@Nullable Long inputTokens, @Nullable Long outputTokens) {

		static Side of(IncidentStep step) {
			return new Side(step.spanId(), step.status(), step.errorCode(), step.durationMs(),
					tokens(step, "input_tokens"), tokens(step, "output_tokens"));
		}

		private static @Nullable Long tokens(IncidentStep step, String key) {
			return (step.facts().get(key) instanceof Long number) ? number : null;
		}

	}

	/**
	 * How the documents of a step differ.
	 *
	 * @param same how many both have
	 * @param onlyA those of the first only
	 * @param onlyB those of the second only
	 */
	record DocumentChange(int same, List<ScoredDocument> onlyA, List<ScoredDocument> onlyB) {

		static @Nullable DocumentChange of(List<IncidentDocument> a, List<IncidentDocument> b) {
			List<ScoredDocument> onlyA = only(a, b);
			return (a.isEmpty() && b.isEmpty()) ? null : new DocumentChange(a.size() - onlyA.size(), onlyA, only(b, a));
		}

		private static List<ScoredDocument> only(List<IncidentDocument> of, List<IncidentDocument> other) {
			return of.stream()
				.filter((document) -> other.stream().noneMatch((one) -> one.id().equals(document.id())))
				.map((document) -> new ScoredDocument(document.id(), document.score()))
				.toList();
		}

	}

	/**
	 * A document.
	 *
	 * @param id its id
	 * @param score how well it fits
	 */
	record ScoredDocument(String id, @Nullable Double score) {

	}

}
