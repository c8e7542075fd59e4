package io.throughline.test.evalcase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

import io.throughline.evalcase.EvalCase;
import io.throughline.evalcase.EvalCaseFile;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Makes a run of each case and version.
 */
final class EvalCasesExtension implements TestTemplateInvocationContextProvider {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace
		.create(EvalCasesExtension.class);

	@Override
	public boolean supportsTestTemplate(ExtensionContext context) {
		return AnnotatedElementUtils.hasAnnotation(context.getRequiredTestMethod(), EvalCases.class);
	}

	@Override
	public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
		EvalCases annotation = AnnotatedElementUtils.findMergedAnnotation(context.getRequiredTestMethod(),
				EvalCases.class);
		if (annotation == null) {
			return Stream.empty();
		}
		ApplicationContext application = SpringExtension.getApplicationContext(context);
		Environment environment = application.getEnvironment();
		String file = environment.resolveRequiredPlaceholders(annotation.value());
		Versions versions = Versions.of(annotation, environment);
		EvalReport report = report(context);
		RunJudge judge = RunJudge.of(application);
		Replays replays = application.getBean(Replays.class);
		return cases(file).stream()
			.flatMap((evalCase) -> versions.all()
				.stream()
				.map((version) -> new EvalInvocation(new EvalRun(evalCase, version), replays, judge, report)));
	}

	// Closed with the store of the class, once all its runs are over.
	private static EvalReport report(ExtensionContext context) {
		Class<?> test = context.getRequiredTestClass();
		return context.getParent()
			.orElse(context)
			.getStore(NAMESPACE)
			.computeIfAbsent(test, (key) -> new EvalReport(test.getName()), EvalReport.class);
	}

	// Not the context's own resources: in a web application those are the web's.
	private static List<EvalCase> cases(String file) {
		try (InputStream in = new DefaultResourceLoader().getResource(file).getInputStream()) {
			return EvalCaseFile.read(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No eval cases at " + file + ". Export some to the class path of the tests.",
					ex);
		}
	}

}
