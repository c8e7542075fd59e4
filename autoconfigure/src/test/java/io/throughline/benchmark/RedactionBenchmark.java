package io.throughline.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.throughline.redaction.RedactionCounts;
import io.throughline.redaction.Redactor;
import io.throughline.redaction.Redactors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Redaction of a text of 100 kB against a chain of three regular expressions, which finds
 * far less, and against a regular expression for each rule, run in turn. Texts per
 * second: divide by ten for MB/s.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class RedactionBenchmark {

	private static final List<Pattern> THREE = List.of(
			Pattern.compile("[A-Z0-9._%+-]+@[A-Z0-9.-]+\\.[A-Z]{2,}", Pattern.CASE_INSENSITIVE),
			Pattern.compile("\\b\\d{3}-\\d{2}-\\d{4}\\b"), Pattern.compile("\\b(?:sk|pk)_[A-Za-z0-9_]{16,}\\b"));

	private static final List<Pattern> EACH = List.of(
			Pattern.compile("[A-Z0-9._%+-]{1,64}@[A-Z0-9.-]{1,253}\\.[A-Z]{2,}", Pattern.CASE_INSENSITIVE),
			Pattern.compile("\\b\\d{3}-\\d{2}-\\d{4}\\b"),
			Pattern.compile("(?:\\+\\d{1,3}[ .-]?)?\\(?\\b\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}\\b"),
			Pattern.compile("\\b(?:\\d[ -]?){13,19}\\b"), Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]){11,30}\\b"),
			Pattern.compile("\\b\\d{12}\\b"), Pattern.compile("\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b"),
			Pattern.compile("\\b(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}\\b", Pattern.CASE_INSENSITIVE),
			Pattern.compile("\\b\\d{1,6}(?: [A-Z][a-z]+){1,4} (?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Court)\\b"),
			Pattern.compile("\\b(?:Bearer|Basic) [A-Za-z0-9._~+/=-]{8,}"),
			Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"),
			Pattern.compile("-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----[^-]*-----END [A-Z ]{0,32}PRIVATE KEY-----"),
			Pattern.compile("://[^/\\s:@]{1,128}:[^/\\s@]{1,128}@"),
			Pattern.compile("\\b(?:sk-|sk_live_|rk_live_|ghp_|gho_|ghs_|glpat-|xox[bpas]-|npm_|hf_|gsk_|AKIA|ASIA|AIza)"
					+ "[A-Za-z0-9_-]{16,}"),
			Pattern.compile(
					"\"?(?:password|passwd|pwd|secret|api[_-]?key|token|authorization)\"?\\s*[:=]\\s*\"?[^\\s\",;&]+",
					Pattern.CASE_INSENSITIVE));

	@Param
	private Text text;

	private String sample;

	private Redactor redactor;

	@Setup
	public void start() {
		this.sample = this.text.part.repeat(100_000 / this.text.part.length());
		this.redactor = Redactors.byDefault();
	}

	@Benchmark
	public String onePass() {
		return this.redactor.redact(this.sample, new RedactionCounts());
	}

	@Benchmark
	public String threeRegexes() {
		return inTurn(THREE);
	}

	@Benchmark
	public String eachRuleInTurn() {
		return inTurn(EACH);
	}

	private String inTurn(List<Pattern> patterns) {
		String left = this.sample;
		for (Pattern pattern : patterns) {
			left = pattern.matcher(left).replaceAll("[redacted]");
		}
		return left;
	}

	/**
	 * Nothing to find, something in each line, and what makes naive rules slow.
	 */
	public enum Text {

		/**
		 * An answer of a model about nobody.
		 */
		CLEAN("The refund policy says that a delayed package is refunded in full when the carrier has lost it. "
				+ "Customers who ordered before noon can expect an answer within two working days, and the team "
				+ "of the warehouse looks into each case on its own (weekends are not counted). "),

		/**
		 * Lines of JSON with ids, numbers and personal data.
		 */
		DENSE("{\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\",\"from\":\"anna.smith@example.com\",\"tokens\":118,"
				+ "\"phone\":\"+1 415-555-2671\",\"text\":\"my card is 4111 1111 1111 1111, I live at 12 Main Street\","
				+ "\"apiKey\":\"sk-abcdefghij1234567890abcd\",\"ip\":\"10.1.2.3\",\"latency_ms\":1830}\n"),

		/**
		 * Signs without what they promise.
		 */
		ADVERSARIAL("a@a@a@(((((4111 1111 1111 1112 030 1 sk-sk-sk- eyJ.eyJ. \"token\":\"\\\"\\\"[[[[ -----BEGIN ----- "
				+ "://a:b:c 1.2.3.4.5.6 12 a b c d password= AKIA AKIA ::::: ");

		private final String part;

		Text(String part) {
			this.part = part;
		}

	}

}
