package io.throughline.messaging.kafka;

import java.util.Arrays;

import io.throughline.messaging.TraceEnvelopes;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.RecordInterceptor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When Kafka's part is there, and when not.
 */
class KafkaMessagingAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withUserConfiguration(Application.class);

	@Test
	void isThereBesideKafka() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(RecordScopes.class)
			.hasSingleBean(KafkaContextPostProcessor.class)
			.hasSingleBean(KafkaReceiverHandler.class));
	}

	@Test
	void definesNoBeanThatBootTakesAsASingleSlot() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(RecordInterceptor.class)
			.doesNotHaveBean(BatchInterceptor.class)
			.doesNotHaveBean(CommonErrorHandler.class)
			.doesNotHaveBean(ContainerCustomizer.class));
	}

	@Test
	void startsWithoutKafkaOnTheClassPath() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.kafka", "org.apache.kafka"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBeanNamesForType(TraceEnvelopes.class)).hasSize(1);
				assertThat(ours(context)).noneMatch((name) -> name.contains("Kafka"));
			});
	}

	@Test
	void leavesNothingWhereThroughlineIsOff() {
		this.runner.withPropertyValues("throughline.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(KafkaTemplate.class);
			assertThat(ours(context)).isEmpty();
			KafkaTemplate<?, ?> template = context.getBean(KafkaTemplate.class);
			assertThat(template.getProducerFactory().getConfigurationProperties())
				.doesNotContainKey("interceptor.classes");
		});
	}

	private String[] ours(ApplicationContext context) {
		return Arrays.stream(context.getBeanDefinitionNames())
			.filter((name) -> name.startsWith("throughline") || name.startsWith("io.throughline"))
			.filter((name) -> !name.contains("Tests"))
			.toArray(String[]::new);
	}

	/**
	 * Has nothing of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
