package io.throughline.test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.LoggerContext;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.Redactor;
import jakarta.servlet.http.HttpServletResponse;
import okhttp3.Request;
import org.apache.kafka.clients.producer.ProducerRecord;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * What {@link ThroughlineTest} adds to the application.
 */
@Configuration(proxyBeanMethods = false)
class TracesConfiguration {

	@Bean
	static TraceRecorder throughlineTraceRecorder(ObjectProvider<ListenedTopics> topics) {
		return new TraceRecorder((topic) -> topics.stream().anyMatch((listened) -> listened.topics().contains(topic)));
	}

	@Bean
	static SdkTracerProviderBuilderCustomizer throughlineRecordedSpans(TraceRecorder recorder) {
		// Not as a bean of its own: it would see them seconds later, behind the pipeline.
		return (builder) -> builder.addSpanProcessor(new RecordedSpans(recorder));
	}

	@Bean
	static SpanProcessor throughlineExportedSpans(TraceRecorder recorder) {
		return new ExportedSpans(recorder);
	}

	@Bean
	static RecordedMessages throughlineRecordedMessages(TraceRecorder recorder, ObjectProvider<MessageReader> readers) {
		return new RecordedMessages(recorder, readers.orderedStream().toList());
	}

	@Bean
	static MessageReader throughlineJdkClientReader() {
		return new MessageReaders.JdkClient();
	}

	@Bean
	static Traces throughlineTraces(TraceRecorder recorder, ObjectProvider<SdkTracerProvider> provider,
			ObjectProvider<LineSource> lines, Redactor redactor, FieldRedactor fields) {
		return new Traces(recorder, provider, lines, new SecretSearch(redactor, fields));
	}

	@Bean
	static RecordedAlerts throughlineRecordedAlerts(TraceRecorder recorder) {
		return new RecordedAlerts(recorder);
	}

	@Bean
	static LaunchDrill throughlineLaunchDrill(ConfigurableApplicationContext application, Traces traces) {
		return new LaunchDrill(new DrillRecorder(application, traces), List.of());
	}

	/**
	 * For Logback.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(LoggerContext.class)
	static class LogbackConfiguration {

		@Bean(initMethod = "attach", destroyMethod = "close")
		static LineSource throughlineRecordedLines(TraceRecorder recorder) {
			return new RecordedLines(recorder);
		}

	}

	/**
	 * For Spring's blocking clients.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HttpRequest.class)
	static class SpringClientConfiguration {

		@Bean
		static MessageReader throughlineSpringClientReader() {
			return new MessageReaders.SpringClient();
		}

	}

	/**
	 * For WebClient.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ClientRequest.class)
	static class ReactiveClientConfiguration {

		@Bean
		static MessageReader throughlineReactiveClientReader() {
			return new MessageReaders.ReactiveClient();
		}

	}

	/**
	 * For OkHttp.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Request.class)
	static class OkHttpConfiguration {

		@Bean
		static MessageReader throughlineOkHttpReader() {
			return new MessageReaders.OkHttpClient();
		}

	}

	/**
	 * For servlet containers.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HttpServletResponse.class)
	static class ServletConfiguration {

		@Bean
		static MessageReader throughlineServletReader() {
			return new MessageReaders.ServletAnswer();
		}

	}

	/**
	 * For reactive servers.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ServerHttpResponse.class, org.reactivestreams.Publisher.class })
	static class ReactiveConfiguration {

		@Bean
		static MessageReader throughlineReactiveReader() {
			return new MessageReaders.ReactiveAnswer();
		}

	}

	/**
	 * For Kafka.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ProducerRecord.class, KafkaListenerEndpointRegistry.class })
	static class KafkaConfiguration {

		@Bean
		static MessageReader throughlineKafkaReader() {
			return new MessageReaders.KafkaProducer();
		}

		@Bean
		static ListenedTopics throughlineListenedTopics(ObjectProvider<KafkaListenerEndpointRegistry> registries) {
			return () -> registries.stream()
				.flatMap((registry) -> registry.getListenerContainers().stream())
				.filter(MessageListenerContainer::isRunning)
				.flatMap((container) -> Stream.ofNullable(container.getContainerProperties().getTopics()))
				.flatMap(Stream::of)
				.collect(Collectors.toSet());
		}

	}

}
