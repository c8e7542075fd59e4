package io.throughline.test.evalcase;

import java.util.Map;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;

/**
 * Registers what replays. All of these are equal, so that contexts are shared.
 */
record ReplayCustomizer() implements ContextCustomizer {

	private static final String PACKAGE = "io.throughline.test.evalcase.springai.";

	/**
	 * A class of a library and what replays for it, by their names: the library may be
	 * absent.
	 */
	private static final Map<String, String> LIBRARIES = Map.of("org.springframework.ai.model.tool.ToolCallingManager",
			PACKAGE + "ToolReplay", "org.springframework.ai.vectorstore.VectorStore", PACKAGE + "DocumentReplay");

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
		RootBeanDefinition replays = new RootBeanDefinition(Replays.class,
				() -> new Replays(context.getBeanProvider(ObservationRegistry.class)));
		registry.registerBeanDefinition(Replays.class.getName(), replays);
		registry.registerBeanDefinition(RunStepHandler.class.getName(),
				new RootBeanDefinition(RunStepHandler.class, () -> new RunStepHandler(context.getBean(Replays.class))));
		LIBRARIES.forEach((library, replay) -> {
			if (ClassUtils.isPresent(library, getClass().getClassLoader())) {
				RootBeanDefinition definition = new RootBeanDefinition(replay);
				definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
				registry.registerBeanDefinition(replay, definition);
			}
		});
	}

}
