package io.throughline.genai.restclient;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.web.client.RestClient;

/**
 * Wraps what makes request factories for clients: the builder that Boot's clients take
 * theirs from, and the client builder that an application may give one of its own.
 */
final class RequestFactoryPostProcessor implements BeanPostProcessor {

	private final ConfigurableListableBeanFactory beanFactory;

	private final ModelAttempts attempts;

	RequestFactoryPostProcessor(ConfigurableListableBeanFactory beanFactory, ModelAttempts attempts) {
		this.beanFactory = beanFactory;
		this.attempts = attempts;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof ClientHttpRequestFactoryBuilder<?> builder && isOfAnyFactory(beanName)) {
			return new ReadRequestFactoryBuilder(builder, this.attempts);
		}
		return (bean instanceof RestClient.Builder builder) ? ReadRestClientBuilder.of(builder, this.attempts) : bean;
	}

	/**
	 * Return whether nobody expects the builder's class or that of its factories.
	 */
	private boolean isOfAnyFactory(String beanName) {
		return this.beanFactory.containsBeanDefinition(beanName) && this.beanFactory.getMergedBeanDefinition(beanName)
			.getResolvableType()
			.isAssignableFrom(ReadRequestFactoryBuilder.class);
	}

}
