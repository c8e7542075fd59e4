package io.throughline.genai.sdk;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Traces the clients of a vendor's library, which has neither customizer nor observation.
 */
public final class SdkClientPostProcessor implements BeanPostProcessor {

	private final Sdk sdk;

	private final ObjectProvider<SdkCalls> calls;

	/**
	 * Create a post-processor.
	 * @param sdk the library
	 * @param calls the calls
	 */
	public SdkClientPostProcessor(Sdk sdk, ObjectProvider<SdkCalls> calls) {
		this.sdk = sdk;
		this.calls = calls;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		Class<?> type = this.sdk.clientType(bean);
		return (type != null) ? TracedClient.of(type, bean, this.sdk, this.calls.getObject()) : bean;
	}

}
