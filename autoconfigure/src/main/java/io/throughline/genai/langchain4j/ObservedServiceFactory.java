package io.throughline.genai.langchain4j;

import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.spi.services.AiServiceContextFactory;

/**
 * Has AI services run their tools as steps; found by LangChain4j as a service.
 */
public final class ObservedServiceFactory implements AiServiceContextFactory {

	@Override
	public AiServiceContext create(Class<?> aiServiceClass) {
		return new ObservedServiceContext(aiServiceClass);
	}

	/**
	 * The parts of one AI service.
	 */
	private static final class ObservedServiceContext extends AiServiceContext {

		ObservedServiceContext(Class<?> aiServiceClass) {
			super(aiServiceClass);
			this.toolService = new ObservedToolService(this);
		}

	}

}
