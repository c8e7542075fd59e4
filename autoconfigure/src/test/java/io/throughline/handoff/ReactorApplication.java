package io.throughline.handoff;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * An application that subscribes by hand, with and without a reactive server around it.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ CellController.class, KafkaEntry.class })
class ReactorApplication {

	@Bean
	ExecutorService pool() {
		return Executors.newFixedThreadPool(2);
	}

	@Bean
	List<Cell> cells(ExecutorService pool) {
		return List.of(Cell.of("subscribe(), publishOn",
				(work) -> Mono.just("").publishOn(Schedulers.boundedElastic()).subscribe((value) -> work.run())),
				Cell.of("subscribe(), subscribeOn",
						(work) -> Mono.fromRunnable(work).subscribeOn(Schedulers.parallel()).subscribe()),
				Cell.of("subscribe(), delayElements",
						(work) -> Flux.just("").delayElements(Duration.ofMillis(1)).subscribe((value) -> work.run())),
				Cell.of("subscribe(), flatMap and zip",
						(work) -> Mono.zip(Mono.just(1).delayElement(Duration.ofMillis(1)), Mono.just(2))
							.flatMap((pair) -> Mono.fromRunnable(work))
							.subscribe()),
				Cell.of("subscribe(), error and retry",
						(work) -> Mono.defer(() -> Mono.error(new IllegalStateException()))
							.delaySubscription(Duration.ofMillis(1))
							.onErrorResume((ex) -> Mono.fromRunnable(work))
							.subscribe()),
				Cell.of("subscribe(), doFinally",
						(work) -> Mono.delay(Duration.ofMillis(1)).doFinally((signal) -> work.run()).subscribe()),
				Cell.of("Mono.fromFuture",
						(work) -> Mono.fromFuture(() -> CompletableFuture.supplyAsync(() -> "", pool))
							.subscribe((value) -> work.run())),
				Cell.of("groupBy and merge",
						(work) -> Flux.range(0, 2)
							.groupBy((number) -> 0)
							.flatMap((group) -> group.publishOn(Schedulers.parallel()).take(1))
							.subscribe((value) -> work.run())));
	}

}
