package io.throughline.genai.langchain4j;

import java.util.List;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Observes the beans of LangChain4j, which has no customizer for models that an
 * application builds itself.
 */
final class LangChain4jPostProcessor implements BeanPostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(LangChain4jPostProcessor.class);

	private static final String LEAKING = "dev.langchain4j.observation.listener.ObservationChatModelListener";

	private final ConfigurableListableBeanFactory beans;

	private final List<BeanAdvice> advices;

	LangChain4jPostProcessor(ConfigurableListableBeanFactory beans, List<BeanAdvice> advices) {
		this.beans = beans;
		this.advices = List.copyOf(advices);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (listeners(bean).stream().anyMatch((listener) -> listener.getClass().getName().equals(LEAKING))) {
			logger.warn("Model '{}' has an ObservationChatModelListener, which leaves its scope open: requests that"
					+ " follow on the thread join its trace. Remove the listener, the model is observed without it",
					beanName);
		}
		Object advised = bean;
		for (BeanAdvice advice : this.advices) {
			advised = (advice.type().isInstance(bean))
					? AdvisedObject.of(advised, advice.interceptor(), isDeclaredByInterface(beanName)) : advised;
		}
		return advised;
	}

	private boolean isDeclaredByInterface(String beanName) {
		Class<?> declared = this.beans.containsBeanDefinition(beanName)
				? this.beans.getMergedBeanDefinition(beanName).getResolvableType().resolve() : null;
		return declared != null && declared.isInterface();
	}

	private static List<ChatModelListener> listeners(Object bean) {
		if (bean instanceof ChatModel model) {
			return model.listeners();
		}
		return (bean instanceof StreamingChatModel model) ? model.listeners() : List.of();
	}

}
