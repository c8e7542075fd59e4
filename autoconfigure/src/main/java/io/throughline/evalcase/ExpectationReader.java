package io.throughline.evalcase;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads expectations, one a line. What looks like a keyword but is none is refused: else
 * a slip of the pen would make a check a sentence for the judge.
 */
final class ExpectationReader {

	private static final Pattern LINE = Pattern.compile(
			"(contains|does not contain|matches schema|calls|does not call" + "|outcome)\\s*:(.*)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern SLIP = Pattern
		.compile("(\\S+\\s+){0,2}(contains?|calls?|schema|outcome|status)\\s*:.*", Pattern.CASE_INSENSITIVE);

	private static final Pattern CALL = Pattern.compile("([^\\s{]+)\\s*(\\{.*})?");

	private final List<Expectation> checks = new ArrayList<>();

	private final List<String> rubric = new ArrayList<>();

	private final String text;

	private int number;

	ExpectationReader(String text) {
		this.text = text;
	}

	Expectations read() {
		this.text.lines().map((line) -> line.strip().replaceFirst("^[-*]\\s+", "")).forEach(this::read);
		if (this.checks.isEmpty() && this.rubric.isEmpty()) {
			throw new InvalidExpectationException(
					"There is no expectation: write at least one line, " + "for example 'contains: <text>'", null);
		}
		return new Expectations(this.checks, this.rubric);
	}

	private void read(String line) {
		this.number++;
		Matcher matcher = LINE.matcher(line);
		if (matcher.matches()) {
			this.checks.add(check(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2).strip()));
		}
		else if (SLIP.matcher(line).matches()) {
			throw invalid("'" + line.substring(0, line.indexOf(':') + 1) + "' is none of 'contains:', "
					+ "'does not contain:', 'matches schema:', 'calls:', 'does not call:' and 'outcome:'; "
					+ "a sentence for a judge does not begin like one of them", null);
		}
		else if (!line.isEmpty()) {
			this.rubric.add(line);
		}
	}

	private Expectation check(String keyword, String value) {
		if (value.isEmpty()) {
			throw invalid("'" + keyword + ":' says nothing; write what after the colon", null);
		}
		return switch (keyword) {
			case "contains" -> new TextExpectation(value, true);
			case "does not contain" -> new TextExpectation(value, false);
			case "matches schema" -> schema(value);
			case "calls" -> call(value, true);
			case "does not call" -> call(value, false);
			default -> outcome(value.toLowerCase(Locale.ROOT));
		};
	}

	private Expectation outcome(String outcome) {
		if (!OutcomeExpectation.OUTCOMES.contains(outcome)) {
			throw invalid("'" + outcome + "' is no outcome; write succeeded, degraded or failed", null);
		}
		return new OutcomeExpectation(outcome);
	}

	private Expectation schema(String schema) {
		if (schema.startsWith("{")) {
			json(schema, "the schema");
		}
		return new SchemaExpectation(schema);
	}

	private Expectation call(String value, boolean wanted) {
		Matcher matcher = CALL.matcher(value);
		if (!matcher.matches()) {
			throw invalid("write the name of one tool, then its arguments as a JSON object or nothing", null);
		}
		String arguments = matcher.group(2);
		return new CallExpectation(matcher.group(1), (arguments != null) ? json(arguments, "the arguments") : null,
				wanted);
	}

	private JsonNode json(String text, String what) {
		try {
			return CallExpectation.arguments(text);
		}
		catch (JacksonException ex) {
			throw invalid(what + " must be one JSON object on this line: " + ex.getOriginalMessage(), ex);
		}
	}

	private InvalidExpectationException invalid(String why, @Nullable Throwable cause) {
		return new InvalidExpectationException("Line " + this.number + ": " + why, cause);
	}

}
