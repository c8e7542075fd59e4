package io.throughline.redaction.accuracy;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.throughline.redaction.RedactionCounts;
import io.throughline.redaction.Redactor;
import io.throughline.redaction.Redactors;
import io.throughline.redaction.accuracy.Samples.Sample;

/**
 * Recall and precision by type, and how many ids are damaged. Its main method prints the
 * report over a million ids of each shape.
 */
public final class AccuracyReport {

	private static final long SEED = 20261121;

	private final Redactor redactor = Redactors.byDefault();

	private final Map<String, long[]> types = new TreeMap<>();

	private final Map<String, Long> damaged = new TreeMap<>();

	private final boolean verbose;

	AccuracyReport(boolean verbose) {
		this.verbose = verbose;
	}

	public static void main(String[] arguments) {
		AccuracyReport report = new AccuracyReport(true);
		report.runSamples((arguments.length > 0) ? Integer.parseInt(arguments[0]) : 20_000);
		report.runIds((arguments.length > 1) ? Integer.parseInt(arguments[1]) : 1_000_000);
		report.print();
	}

	void runSamples(int each) {
		Samples samples = new Samples(SEED);
		samples.byType().forEach((type, maker) -> {
			for (int i = 0; i < each; i++) {
				check(maker.get());
			}
		});
		for (int i = 0; i < each; i++) {
			String text = samples.negative();
			RedactionCounts found = new RedactionCounts();
			String redacted = this.redactor.redact(text, found);
			found.byType().forEach((type, count) -> wrong(type, count, text, redacted));
		}
	}

	private void check(Sample sample) {
		RedactionCounts found = new RedactionCounts();
		String redacted = this.redactor.redact(sample.text(), found);
		long[] counts = counts(sample.label());
		counts[0]++;
		if (!redacted.contains(sample.value()) && found.byType().containsKey(sample.label())) {
			counts[1]++;
		}
		else {
			show("missed", sample.label(), sample.text(), redacted);
		}
		found.byType().forEach((type, count) -> {
			long more = (type.equals(sample.label())) ? count - 1 : count;
			if (more > 0) {
				wrong(type, more, sample.text(), redacted);
			}
		});
	}

	private void wrong(String type, long count, String text, String redacted) {
		counts(type)[2] += count;
		show("wrong", type, text, redacted);
	}

	private long[] counts(String type) {
		return this.types.computeIfAbsent(type, (name) -> new long[5]);
	}

	private void show(String what, String type, String text, String redacted) {
		if (this.verbose && counts(type)[what.equals("missed") ? 3 : 4]++ < 12) {
			System.out.println(what + " " + type + ": " + text + "  ->  " + redacted);
		}
	}

	void runIds(int each) {
		new Ids(SEED).byShape().forEach((shape, maker) -> this.damaged.put(shape, damage(each, maker)));
	}

	private long damage(int each, Supplier<String> maker) {
		long damage = 0;
		RedactionCounts found = new RedactionCounts();
		for (int i = 0; i < each; i++) {
			String text = Ids.in(maker.get(), i);
			String redacted = this.redactor.redact(text, found);
			if (!redacted.equals(text)) {
				if (damage++ < 5 && this.verbose) {
					System.out.println("damaged: " + text + "  ->  " + redacted);
				}
			}
		}
		return damage;
	}

	double recall(String type) {
		long[] counts = counts(type);
		return (double) counts[1] / counts[0];
	}

	double precision(String type) {
		long[] counts = counts(type);
		return (double) counts[1] / (counts[1] + counts[2]);
	}

	Map<String, long[]> types() {
		return this.types;
	}

	Map<String, Long> damaged() {
		return this.damaged;
	}

	private void print() {
		System.out.println("| type | samples | recall | precision |\n|---|---|---|---|");
		this.types.forEach((type, counts) -> System.out.printf("| %s | %d | %.2f %% | %.2f %% |%n", type, counts[0],
				100 * recall(type), 100 * precision(type)));
		System.out.println("| id | damaged |\n|---|---|");
		this.damaged.forEach((shape, count) -> System.out.printf("| %s | %d |%n", shape, count));
	}

}
