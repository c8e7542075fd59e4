package io.throughline.testsupport;

import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.LoggerFactory;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A real Kafka broker in this JVM, started once for all tests that ask for it.
 */
public final class KafkaBroker implements AutoCloseable {

	private static final List<String> NOISY = List.of("kafka", "org.apache.kafka", "state.change.logger");

	private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);

	KafkaBroker() {
		quiet(Level.OFF);
		this.broker.afterPropertiesSet();
	}

	/**
	 * Start an application that knows the broker, reads topics from their beginning and
	 * has no other setting.
	 * @param server the server it runs on
	 * @param application its configuration class
	 * @param properties more properties of the form {@code key=value}
	 * @return the running application, to be closed
	 */
	public ConfigurableApplicationContext start(TestServer server, Class<?> application, String... properties) {
		Stream<String> own = Stream.of("spring.kafka.bootstrap-servers=" + servers(),
				"spring.kafka.consumer.auto-offset-reset=earliest", "spring.main.banner-mode=off",
				"spring.kafka.consumer.group-id=" + application.getSimpleName());
		Stream<String> quiet = NOISY.stream().map((name) -> "logging.level." + name + "=off");
		return server.start(application,
				Stream.of(own, quiet, Stream.of(properties)).flatMap((all) -> all).toArray(String[]::new));
	}

	public String servers() {
		return this.broker.getBrokersAsString();
	}

	@Override
	public void close() {
		quiet(Level.OFF);
		this.broker.destroy();
	}

	private void quiet(Level level) {
		NOISY.forEach((name) -> ((Logger) LoggerFactory.getLogger(name)).setLevel(level));
	}

	/**
	 * Gives tests the broker as a parameter.
	 */
	public static final class Extension implements ParameterResolver {

		@Override
		public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
			return parameter.getParameter().getType() == KafkaBroker.class;
		}

		@Override
		public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
			return context.getRoot()
				.getStore(ExtensionContext.Namespace.GLOBAL)
				.computeIfAbsent(KafkaBroker.class, (type) -> new KafkaBroker(), KafkaBroker.class);
		}

	}

}
