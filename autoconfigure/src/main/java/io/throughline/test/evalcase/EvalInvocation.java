package io.throughline.test.evalcase;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import io.throughline.evalcase.Answer;
import io.throughline.evalcase.EvalCase;
import io.throughline.evalcase.Expectations;
import io.throughline.evalcase.InvalidExpectationException;
import io.throughline.test.evalcase.RunResult.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Lets the test answer a case on a version, and compares what comes out.
 *
 * @param run the run
 * @param replays replays meanwhile
 * @param judge judges what no rule can tell
 * @param report gets the result
 */
record EvalInvocation(EvalRun run, Replays replays, RunJudge judge,
		EvalReport report) implements TestTemplateInvocationContext, InvocationInterceptor, ParameterResolver {

	@Override
	public String getDisplayName(int index) {
		return this.run.evalCase().id() + " on " + this.run.version().label();
	}

	@Override
	public List<Extension> getAdditionalExtensions() {
		return List.of(this);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == EvalRun.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return this.run;
	}

	@Override
	@SuppressWarnings("NullAway") // JDK 17 does not see the annotation within JUnit's
									// type
	public void interceptTestTemplateMethod(Invocation<@Nullable Void> invocation,
			ReflectiveInvocationContext<Method> invocationContext, ExtensionContext context) throws Throwable {
		EvalCase evalCase = this.run.evalCase();
		String expected = evalCase.expected();
		Expectations expectations = (expected != null && !expected.isBlank()) ? parse(expected) : null;
		State refused = refused(expectations);
		if (expectations == null || refused != null) {
			State state = (refused != null) ? refused : State.DRAFT;
			invocation.skip();
			this.report.add(context.getRequiredTestMethod(), this.run, RunResult.notRun(this.run, state));
			throw refuse(state);
		}
		Throwable thrown = run(invocation);
		RunResult result = result(expectations, thrown);
		this.report.add(context.getRequiredTestMethod(), this.run, result);
		if (result.state() == State.NOT_MET) {
			throw failure(result.describe(evalCase), thrown);
		}
	}

	private Expectations parse(String expected) {
		try {
			return Expectations.parse(expected);
		}
		catch (InvalidExpectationException ex) {
			throw new AssertionError(RunResult.name(this.run.evalCase()) + " cannot be read. " + ex.getMessage(), ex);
		}
	}

	private @Nullable State refused(@Nullable Expectations expectations) {
		if (expectations == null) {
			return State.DRAFT;
		}
		EvalCase evalCase = this.run.evalCase();
		if (!expectations.unmet(Answer.recorded(evalCase)).isEmpty()) {
			return null;
		}
		if (expectations.rubric().isEmpty()) {
			return State.PROVES_NOTHING;
		}
		List<JudgedLine> judged = this.judge.judge(evalCase, evalCase.observed().output(), expectations.rubric());
		return !this.judge.isPresent() ? State.NEEDS_A_JUDGE
				: judged.stream().anyMatch(JudgedLine::isUnmet) ? null : State.PROVES_NOTHING;
	}

	private Throwable refuse(State state) {
		String name = RunResult.name(this.run.evalCase());
		return switch (state) {
			case PROVES_NOTHING -> new AssertionError(name + " proves nothing: the recorded bad answer already meets "
					+ "what is expected. Expect something that it does not meet.");
			case NEEDS_A_JUDGE -> new TestAbortedException(name + " is not run: only a judge can tell the recorded bad "
					+ "answer from a good one. Define a bean of type EvalJudge.");
			default -> new TestAbortedException(
					name + " is a draft and is not run. Say what is expected, then export " + "it again.");
		};
	}

	private @Nullable Throwable run(Invocation<@Nullable Void> invocation) {
		try {
			this.replays.run(this.run, invocation::proceed);
			return null;
		}
		catch (TestAbortedException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			return ex;
		}
	}

	private RunResult result(Expectations expectations, @Nullable Throwable thrown) {
		String output = this.run.answer();
		List<String> unmet = new ArrayList<>();
		if (thrown != null) {
			unmet.add("The test failed: " + thrown);
		}
		else if (!this.run.isAnswered()) {
			unmet.add("There is no answer: the test has to call EvalRun.answer.");
		}
		unmet.addAll(expectations.unmet(this.run.steps().answer(output)));
		List<JudgedLine> judged = this.judge.judge(this.run.evalCase(), output, expectations.rubric());
		List<String> notes = this.run.replies()
			.unknown()
			.stream()
			.map((tool) -> tool + " was called and not run: the case has no reply of it.")
			.toList();
		boolean met = unmet.isEmpty() && judged.stream().noneMatch(JudgedLine::isUnmet);
		return new RunResult(this.run.version().label(), met ? State.MET : State.NOT_MET, unmet, notes, judged, output,
				this.run.steps().usage());
	}

	private Throwable failure(String message, @Nullable Throwable cause) {
		return this.run.version().gate() ? new AssertionError(message, cause)
				: new TestAbortedException("For comparison only. " + message, cause);
	}

}
