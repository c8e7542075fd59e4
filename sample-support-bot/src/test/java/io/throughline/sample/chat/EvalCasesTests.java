package io.throughline.sample.chat;

import io.throughline.sample.TraceRef;
import io.throughline.test.evalcase.EvalCases;
import io.throughline.test.evalcase.EvalRun;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Failures of the bot that became cases, on the prompt in use and on the one to be
 * released.
 */
@SpringBootTest
class EvalCasesTests {

	@Autowired
	private SupportAgent agent;

	@EvalCases(value = "cases/onboarding.jsonl", current = "v17", candidate = "${support.prompt.candidate:v18}")
	void answers(EvalRun run) {
		String session = run.evalCase().id() + "-" + run.promptVersion();
		SupportPrompt prompt = new SupportPrompt(run.promptVersion());
		run.answer(this.agent.answer(new ChatTurn(run.input(), session, new TraceRef(null, null), prompt)));
	}

}
