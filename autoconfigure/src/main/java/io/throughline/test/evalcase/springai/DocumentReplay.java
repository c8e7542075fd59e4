package io.throughline.test.evalcase.springai;

import io.throughline.test.evalcase.Replays;

import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Puts the recorded documents in place of those that vector stores find.
 */
final class DocumentReplay implements BeanPostProcessor {

	private final ObjectProvider<Replays> replays;

	DocumentReplay(ObjectProvider<Replays> replays) {
		this.replays = replays;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof VectorStore store) ? new ReplayedVectorStore(store, this.replays) : bean;
	}

}
