package io.throughline.propagation;

import java.time.InstantSource;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.propagation.IntegrityProperties.Missing;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * Auto-configuration of the receiver and the sender that stand in for Boot's.
 */
@AutoConfiguration(before = MicrometerTracingAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
@ConditionalOnEnabledThroughline
@ConditionalOnBean({ Tracer.class, Propagator.class })
@EnableConfigurationProperties({ PropagationProperties.class, IntegrityProperties.class })
public final class PropagationAutoConfiguration {

	@Bean
	static CarrierAdapters throughlineCarrierAdapters(ObjectProvider<CarrierAdapter> adapters) {
		return new CarrierAdapters(adapters.orderedStream().toList());
	}

	@Bean
	static HandOffs throughlineHandOffs(ObjectProvider<HandOffMeter> meter, IntegrityProperties properties) {
		return new HandOffs(meter, InstantSource.system(), properties.missing() == Missing.WARN);
	}

	@Bean
	@ConditionalOnMissingBean(type = "io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler")
	@Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER)
	static ReceiverHandler throughlineReceiverHandler(Tracer tracer, Propagator propagator, CarrierAdapters carriers,
			ObjectProvider<InboundTrust> trust, HandOffs handOffs, Environment environment) {
		Propagator solicited = new SolicitedBaggagePropagator(propagator,
				Binder.get(environment)
					.bind("management.tracing.baggage.remote-fields", Bindable.listOf(String.class))
					.orElse(List.of()));
		return new ReceiverHandler(tracer, solicited, carriers, trust.getIfAvailable(TraceOnly::new), handOffs);
	}

	@Bean
	@ConditionalOnMissingBean(type = "io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler")
	@Order(MicrometerTracingAutoConfiguration.SENDER_TRACING_OBSERVATION_HANDLER_ORDER)
	static SenderHandler throughlineSenderHandler(Tracer tracer, Propagator propagator, CarrierAdapters carriers,
			PropagationProperties properties, ObjectProvider<OutboundListener> listeners) {
		return new SenderHandler(tracer, propagator, carriers, new IdentityHosts(properties.identityHosts()),
				listeners.orderedStream().toList());
	}

	@Bean
	static OutboundAttemptHandler throughlineOutboundAttemptHandler(CarrierAdapters carriers) {
		return new OutboundAttemptHandler(carriers);
	}

	@Bean
	static OutboundHandOffHandler throughlineOutboundHandOffHandler(CarrierAdapters carriers, OutboundPlaces places,
			PropagationProperties properties, HandOffs handOffs, Environment environment) {
		return new OutboundHandOffHandler(carriers, places, new IdentityHosts(properties.identityHosts()),
				environment.getProperty("throughline.entry.trace-header", "X-Trace-Id"), handOffs);
	}

	@Bean
	static OutboundPlaces throughlineOutboundPlaces(CarrierAdapters carriers) {
		return new OutboundPlaces(carriers);
	}

	@Bean
	static RequiredIds throughlineRequiredIds(IntegrityProperties properties) {
		return new RequiredIds(properties);
	}

	@Bean
	static HttpClientPostProcessor throughlineHttpClientPostProcessor(ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<HttpClientBodies> bodies) {
		return new HttpClientPostProcessor(registry, bodies);
	}

	@Bean
	static CarrierAdapter throughlineJdkClientCarrier() {
		return new HttpCarriers.JdkClient();
	}

	/**
	 * What is believed where no web entry says more.
	 */
	private static final class TraceOnly implements InboundTrust {

		@Override
		public boolean trace(@Nullable String caller) {
			return true;
		}

		@Override
		public boolean identity(@Nullable String caller) {
			return false;
		}

	}

	/**
	 * For Micrometer's metrics.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	static class MeterConfiguration {

		@Bean
		static HandOffMeter throughlineHandOffMeter(ObjectProvider<MeterRegistry> registry) {
			return new HandOffMeter(registry);
		}

	}

	/**
	 * For Spring's blocking clients.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HttpRequest.class)
	static class SpringClientConfiguration {

		@Bean
		static CarrierAdapter throughlineSpringClientCarrier() {
			return new HttpCarriers.SpringClient();
		}

	}

	/**
	 * For WebClient.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ClientRequest.class)
	static class ReactiveClientConfiguration {

		@Bean
		static CarrierAdapter throughlineReactiveClientCarrier() {
			return new HttpCarriers.ReactiveClient();
		}

	}

	/**
	 * For OkHttp.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(okhttp3.Request.class)
	static class OkHttpConfiguration {

		@Bean
		static CarrierAdapter throughlineOkHttpCarrier() {
			return new HttpCarriers.OkHttpClient();
		}

	}

	/**
	 * For servlet containers.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HttpServletRequest.class, HttpRequest.class })
	static class ServletServerConfiguration {

		@Bean
		static CarrierAdapter throughlineServletServerCarrier() {
			return new HttpCarriers.ServletServer();
		}

	}

	/**
	 * For reactive servers.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ServerHttpRequest.class, org.reactivestreams.Publisher.class })
	static class ReactiveServerConfiguration {

		@Bean
		static CarrierAdapter throughlineReactiveServerCarrier() {
			return new HttpCarriers.ReactiveServer();
		}

	}

}
