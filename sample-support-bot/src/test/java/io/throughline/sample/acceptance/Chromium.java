package io.throughline.sample.acceptance;

import java.io.File;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lends tests the Chromium of this machine, one for all of them. Nothing is downloaded:
 * without a Chromium the tests are skipped, unless {@code THROUGHLINE_BROWSER=required}.
 */
final class Chromium implements ExecutionCondition, ParameterResolver {

	private static final Logger logger = LoggerFactory.getLogger(Chromium.class);

	private static final boolean REQUIRED = "required".equals(System.getenv("THROUGHLINE_BROWSER"));

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (REQUIRED || (binary().isPresent() && driver().isPresent())) {
			return ConditionEvaluationResult.enabled("There is a browser");
		}
		String reason = "Skipped: there is no Chromium with a chromedriver here, see CHROME_BIN and PATH";
		if (context.getTestMethod().isEmpty()) {
			logger.warn("{}: {}", context.getDisplayName(), reason);
		}
		return ConditionEvaluationResult.disabled(reason);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Browser.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(Namespace.create(Chromium.class))
			.computeIfAbsent(Browser.class,
					(type) -> new Browser(binary().orElseThrow(() -> new IllegalStateException("No Chromium")),
							driver().orElseThrow(() -> new IllegalStateException("No chromedriver on the PATH"))));
	}

	private static Optional<File> binary() {
		String named = System.getenv("CHROME_BIN");
		return (named != null) ? Optional.of(new File(named)).filter(File::canExecute)
				: onPath("chromium").or(() -> onPath("chromium-browser"));
	}

	private static Optional<File> driver() {
		return onPath("chromedriver");
	}

	private static Optional<File> onPath(String name) {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.map((folder) -> new File(folder, name))
			.filter(File::canExecute)
			.findFirst();
	}

}
