package io.throughline.evalcase;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What people write about an answer, and what it says of one.
 */
class ExpectationsTests {

	private static final Answer ANSWER = new Answer("Your request  is\nwaiting.",
			List.of(new Answer.Call("crm_lookup", "{\"subject\":\"onboarding\",\"page\":{\"size\":10,\"at\":1}}"),
					new Answer.Call("search", "")),
			"degraded");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			contains: request is WAITING
			Contains : waiting
			does not contain: done
			- calls: crm_lookup
			* calls: search
			calls: crm_lookup {"subject":"onboarding"}
			calls: crm_lookup {"page":{"size":10.0}}
			does not call: create_refund
			does not call: crm_lookup {"subject":"refund"}
			outcome: Degraded
			""")
	void isMet(String expected) {
		Expectations expectations = Expectations.parse(expected);
		assertThat(expectations.unmet(ANSWER)).isEmpty();
		assertThat(expectations.hasChecks()).isTrue();
		assertThat(expectations.rubric()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					contains: Sorry | The answer does not contain "Sorry".
					does not contain: Is Waiting | The answer contains "Is Waiting".
					calls: create_refund | create_refund was not called.
					calls: create_refund {"a":1} | create_refund was not called.
					calls: search {"query":"x"} | search was not called with {"query":"x"}, but with unknown arguments.
					calls: crm_lookup {"page":{"size":1}} | crm_lookup was not called with {"page":{"size":1}}, but with {"subject":"onboarding","page":{"size":10,"at":1}}.
					does not call: crm_lookup | crm_lookup was called with {"subject":"onboarding","page":{"size":10,"at":1}}.
					outcome: succeeded | The outcome is degraded instead of succeeded.
					""")
	void saysWhatIsWrong(String expected, String sentence) {
		assertThat(Expectations.parse(expected).unmet(ANSWER)).containsExactly(sentence);
	}

	@Test
	void withoutAnAnswerOnlyAbsenceIsMet() {
		Answer none = new Answer(null, List.of(), null);
		assertThat(Expectations.parse("""
				contains: a
				does not contain: b
				matches schema: {"type":"object"}
				outcome: failed
				""").unmet(none)).containsExactly("The answer does not contain \"a\".",
				"There is no answer to match the schema {\"type\":\"object\"}.",
				"The outcome is not known instead of failed.");
	}

	@Test
	void answersAreMatchedWithASchema() {
		Expectations expectations = Expectations.parse("""
				matches schema: {"type":"object","required":["status"],"properties":{"status":{"type":"string"}}}""");
		assertThat(expectations.unmet(output("{\"status\":\"done\"}"))).isEmpty();
		assertThat(expectations.unmet(output("{\"status\":1}"))).singleElement()
			.asString()
			.contains("does not match the schema", "status");
		assertThat(expectations.unmet(output("It is done."))).singleElement().asString().contains("it is no JSON");
	}

	@Test
	void aSchemaMayLieOnTheClassPath() {
		assertThat(Expectations.parse("matches schema: evalcase/status.schema.json").unmet(output("{}")))
			.singleElement()
			.asString()
			.contains("does not match the schema evalcase/status.schema.json", "status");
		assertThat(Expectations.parse("matches schema: evalcase/none.json").unmet(output("{}")))
			.containsExactly("The schema evalcase/none.json is not on the class path.");
	}

	@Test
	void anyOtherLineIsForTheJudge() {
		Expectations expectations = Expectations.parse("""

				Says that the status could not be confirmed.
				contains: CRM
				Tone: polite
				""");
		assertThat(expectations.rubric()).containsExactly("Says that the status could not be confirmed.",
				"Tone: polite");
		assertThat(expectations.unmet(ANSWER)).hasSize(1);
		assertThat(Expectations.parse("Is polite.").hasChecks()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			contains:                     | Line 2: 'contains:' says nothing
			must contain: x               | Line 2: 'must contain:' is none of 'contains:'
			doesn't call: x               | Line 2: 'doesn't call:' is none of
			status: ok                    | Line 2: 'status:' is none of
			outcome: fine                 | write succeeded, degraded or failed
			calls: two tools              | write the name of one tool
			calls: tool {"a":             | write the name of one tool
			calls: tool {"a":}            | the arguments must be one JSON object on this line
			matches schema: {"type":}     | the schema must be one JSON object on this line
			""")
	void namesTheLineThatCannotBeRead(String line, String message) {
		assertThatThrownBy(() -> Expectations.parse("contains: a\n" + line))
			.isInstanceOf(InvalidExpectationException.class)
			.hasMessageContaining(message)
			.hasMessageStartingWith("Line 2: ");
	}

	@Test
	void refusesNothingAtAll() {
		assertThatThrownBy(() -> Expectations.parse(" \n ")).isInstanceOf(InvalidExpectationException.class)
			.hasMessageStartingWith("There is no expectation");
	}

	@Test
	void knowsWhenACaseProvesNothing() {
		EvalCase evalCase = evalCase("It is waiting.");
		assertThat(Expectations.parse("contains: waiting").areMetByTheRecordedAnswer(evalCase)).isTrue();
		assertThat(Expectations.parse("calls: search {\"query\":\"x\"}").areMetByTheRecordedAnswer(evalCase)).isTrue();
		assertThat(Expectations.parse("outcome: degraded").areMetByTheRecordedAnswer(evalCase)).isTrue();
		assertThat(Expectations.parse("contains: sorry").areMetByTheRecordedAnswer(evalCase)).isFalse();
		assertThat(Expectations.parse("Is polite.").areMetByTheRecordedAnswer(evalCase)).isFalse();
	}

	private static Answer output(String output) {
		return new Answer(output, List.of(), null);
	}

	private static EvalCase evalCase(String output) {
		return new EvalCase("RF7K-29QX", "default", "a".repeat(32), null, Instant.EPOCH, null, "Where is it?",
				List.of(), null, List.of(),
				List.of(new EvalCase.ToolReply("search", "{\"query\":\"x\"}", "nothing", "ok", null)),
				new EvalCase.Observed(output, "degraded", null, null), null);
	}

}
