package io.throughline.step;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.common.annotation.ValueResolver;
import io.micrometer.observation.annotation.ObservationKeyValue;
import io.micrometer.observation.aop.Cardinality;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * An application whose beans have methods that are steps.
 */
@Configuration(proxyBeanMethods = false)
@Import({ StepApplication.class, ObservedStepApplication.Crm.class, ObservedStepApplication.Index.class })
class ObservedStepApplication {

	@Bean
	Search lambda() {
		return (query) -> "found by lambda";
	}

	/**
	 * An interface whose method is a step.
	 */
	@FunctionalInterface
	interface Search {

		@ObservedStep(StepKind.RETRIEVAL)
		String searchDocs(@ObservationKeyValue("query.language") String language);

	}

	/**
	 * A bean that inherits what its interface says.
	 */
	static class Index implements Search {

		@Override
		public String searchDocs(String language) {
			return "found by class";
		}

	}

	/**
	 * A superclass whose method is a step.
	 */
	abstract static class Base {

		@ObservedStep(value = StepKind.MEMORY, name = "facts")
		abstract String recall();

	}

	/**
	 * A bean without interface.
	 */
	static class Crm extends Base {

		final AtomicInteger calls = new AtomicInteger();

		Runnable inside = () -> {
		};

		CompletableFuture<String> future = new CompletableFuture<>();

		Mono<String> mono = Mono.empty();

		Flux<String> flux = Flux.empty();

		@ObservedStep(StepKind.TOOL)
		public String crmLookup(@ObservationKeyValue("order.id") @Nullable Object order,
				@ObservationKeyValue(key = "channel", cardinality = Cardinality.LOW) String channel) {
			this.inside.run();
			return "status " + this.calls.incrementAndGet();
		}

		@ObservedStep(StepKind.TOOL)
		@ObservationKeyValue(key = "result.length", expression = "bytes.length")
		public String resolved(@ObservationKeyValue(key = "masked", resolver = Stars.class) String secret) {
			return "four";
		}

		@ObservedStep(StepKind.TOOL)
		public String failing() throws IOException {
			this.calls.incrementAndGet();
			throw new IOException("gone");
		}

		@ObservedStep(StepKind.TOOL)
		@ObservationKeyValue("status")
		public CompletableFuture<String> later() {
			this.calls.incrementAndGet();
			this.inside.run();
			return this.future;
		}

		@ObservedStep(StepKind.TOOL)
		public Mono<String> one(@ObservationKeyValue("order.id") String order) {
			this.calls.incrementAndGet();
			return this.mono;
		}

		@ObservedStep(StepKind.MODEL)
		@ObservationKeyValue("last")
		public Flux<String> many() {
			this.calls.incrementAndGet();
			return this.flux;
		}

		@ObservedStep(StepKind.TOOL)
		public Mono<String> failingBefore() {
			this.calls.incrementAndGet();
			throw new IllegalArgumentException("no order");
		}

		@Override
		String recall() {
			return "fact";
		}

	}

	/**
	 * Shows nothing.
	 */
	static class Stars implements ValueResolver {

		@Override
		public String resolve(@Nullable Object parameter) {
			return "***";
		}

	}

}
