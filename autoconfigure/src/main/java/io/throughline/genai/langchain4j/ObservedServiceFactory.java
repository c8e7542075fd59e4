package io.throughline.genai.langchain4j;

import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.spi.services.AiServiceContextFactory;

/**
 * Has AI services make steps of their tools and memory; found by LangChain4j as a
 * service.
 */
public final class ObservedServiceFactory implements AiServiceContextFactory {

	@Override
	public AiServiceContext create(Class<?> aiServiceClass) {
		return new ObservedServiceContext(aiServiceClass);
	}

}
