package io.throughline.async;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import io.throughline.testsupport.RecordingServer;
import io.throughline.testsupport.TestServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spans that an application opens by hand, and what stays on a pooled thread.
 */
class ManualSpanTests {

	private ConfigurableApplicationContext context;

	private Observation request;

	@BeforeEach
	void start() {
		this.context = TestServer.NONE.start(ManualApplication.class);
		this.request = Observation.start("request", this.context.getBean(ObservationRegistry.class));
		ScopeFields.put(this.request.getContext(), Field.TENANT_ID, "acme");
	}

	@AfterEach
	void stop() {
		this.request.stop();
		this.context.close();
	}

	@Test
	void aNestedSpanIsTheParentOnAnotherThread() throws Exception {
		try (Observation.Scope scope = this.request.openScope()) {
			Span manual = tracer().nextSpan().name("by hand").start();
			try (Tracer.SpanInScope inScope = tracer().withSpan(manual)) {
				Map<String, String> there = pool().submit((Callable<Map<String, String>>) MDC::getCopyOfContextMap)
					.get();
				assertThat(there).containsEntry("span_id", manual.context().spanId())
					.containsEntry("trace_id", manual.context().traceId())
					.containsEntry("tenant_id", "acme");
			}
			finally {
				manual.end();
			}
		}
	}

	@Test
	void aNestedSpanIsTheParentOfAnOutgoingRequestElsewhere() throws Exception {
		try (RecordingServer downstream = new RecordingServer(); Observation.Scope scope = this.request.openScope()) {
			Span manual = tracer().nextSpan().start();
			try (Tracer.SpanInScope inScope = tracer().withSpan(manual)) {
				RestClient client = this.context.getBean(RestClient.Builder.class).build();
				pool().submit(() -> client.get().uri(downstream.url() + "/a").retrieve().toBodilessEntity()).get();
			}
			manual.end();
			RecordingServer.Received received = downstream.received("/a").get(0);
			assertThat(received.traceId()).isEqualTo(manual.context().traceId());
			assertThat(received.header("baggage")).isEqualTo("tenant.id=acme");
		}
	}

	@Test
	void aNestedSpanIsKeptByReactor() {
		try (Observation.Scope scope = this.request.openScope()) {
			Span manual = tracer().nextSpan().start();
			try (Tracer.SpanInScope inScope = tracer().withSpan(manual)) {
				Map<String, String> there = Mono.fromCallable(MDC::getCopyOfContextMap)
					.subscribeOn(Schedulers.boundedElastic())
					.block();
				assertThat(there).containsEntry("span_id", manual.context().spanId())
					.containsEntry("tenant_id", "acme");
			}
			manual.end();
		}
	}

	@Test
	void nothingStaysOnAPooledThread() throws Exception {
		for (int i = 0; i < 20; i++) {
			try (Observation.Scope scope = this.request.openScope()) {
				pool().submit(() -> {
				}).get();
			}
			Map<String, String> after = pool().submit((Callable<Map<String, String>>) MDC::getCopyOfContextMap).get();
			assertThat((after != null) ? after : Map.of()).isEmpty();
		}
		assertThat((MDC.getCopyOfContextMap() != null) ? MDC.getCopyOfContextMap() : Map.of()).isEmpty();
	}

	@Test
	void asyncMethodsKeepTheContextWhereSpringFindsNoTaskExecutor() throws Exception {
		assertThat(this.context.getBeansOfType(TaskExecutor.class)).isEmpty();
		try (Observation.Scope scope = this.request.openScope()) {
			Map<String, String> there = this.context.getBean(AsyncMethods.class).mdc().get();
			assertThat(there).containsEntry("tenant_id", "acme").containsKey("trace_id");
		}
	}

	@Test
	void theApplicationsOwnDecoratorIsStillCalled() {
		try (ConfigurableApplicationContext decorated = TestServer.NONE.start(DecoratedApplication.class);
				Observation.Scope scope = this.request.openScope()) {
			DecoratedApplication application = decorated.getBean(DecoratedApplication.class);
			decorated.getBean(SimpleAsyncTaskExecutor.class)
				.execute(() -> application.seen = MDC.getCopyOfContextMap());
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> application.seen != null);
			assertThat(application.decorated).isTrue();
			assertThat(application.seen).containsEntry("tenant_id", "acme");
		}
	}

	private Tracer tracer() {
		return this.context.getBean(Tracer.class);
	}

	private ExecutorService pool() {
		return this.context.getBean(ExecutorService.class);
	}

	/**
	 * An application with one plain executor.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableAsync
	static class ManualApplication {

		@Bean
		ExecutorService pool() {
			return Executors.newSingleThreadExecutor();
		}

		@Bean
		AsyncMethods asyncMethods() {
			return new AsyncMethods();
		}

	}

	/**
	 * Methods that run elsewhere.
	 */
	static class AsyncMethods {

		@Async
		CompletableFuture<Map<String, String>> mdc() {
			return CompletableFuture.completedFuture(MDC.getCopyOfContextMap());
		}

	}

	/**
	 * An application whose executor has a decorator of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class DecoratedApplication {

		private volatile boolean decorated;

		private volatile Map<String, String> seen;

		@Bean
		SimpleAsyncTaskExecutor executor() {
			SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor();
			executor.setTaskDecorator((task) -> {
				this.decorated = true;
				return task;
			});
			return executor;
		}

	}

}
