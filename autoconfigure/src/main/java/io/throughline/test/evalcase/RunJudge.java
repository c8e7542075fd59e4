package io.throughline.test.evalcase;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import io.throughline.evalcase.EvalCase;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;

/**
 * Asks the judge, if there is one.
 *
 * @param judge the judge, or {@code null} for none
 */
record RunJudge(@Nullable EvalJudge judge) {

	static RunJudge of(ApplicationContext context) {
		return new RunJudge(context.getBeanProvider(EvalJudge.class).getIfAvailable());
	}

	boolean isPresent() {
		return this.judge != null;
	}

	List<JudgedLine> judge(EvalCase evalCase, @Nullable String answer, List<String> rubric) {
		String version = version(rubric);
		return rubric.stream().map((line) -> judge(evalCase, answer, line, version)).toList();
	}

	private JudgedLine judge(EvalCase evalCase, @Nullable String answer, String line, String rubricVersion) {
		if (this.judge == null) {
			return new JudgedLine(line, rubricVersion, null, null, null);
		}
		return new JudgedLine(line, rubricVersion, this.judge.name(), this.judge.version(),
				this.judge.judge(new EvalJudge.Question(evalCase, Objects.requireNonNullElse(answer, ""), line)));
	}

	private static String version(List<String> rubric) {
		try {
			byte[] text = String.join("\n", rubric).getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 4);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
