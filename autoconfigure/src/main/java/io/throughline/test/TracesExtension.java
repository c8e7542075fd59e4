package io.throughline.test;

import java.util.Set;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Tells the traces of the application where a test begins, and gives them to it as a
 * parameter.
 */
final class TracesExtension implements BeforeEachCallback, ParameterResolver {

	private static final Set<Class<?>> GIVEN = Set.of(Traces.class, LaunchDrill.class);

	@Override
	public void beforeEach(ExtensionContext context) {
		traces(context).begin();
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return GIVEN.contains(parameter.getParameter().getType());
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return SpringExtension.getApplicationContext(context).getBean(parameter.getParameter().getType());
	}

	private Traces traces(ExtensionContext context) {
		return SpringExtension.getApplicationContext(context).getBean(Traces.class);
	}

}
