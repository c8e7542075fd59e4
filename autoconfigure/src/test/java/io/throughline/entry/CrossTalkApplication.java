package io.throughline.entry;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Every way of changing threads, each line naming its request.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@Import({ CrossTalkApplication.Work.class, CrossTalkApplication.ServletWork.class,
		CrossTalkApplication.ReactiveWork.class, CrossTalkApplication.Later.class })
class CrossTalkApplication {

	static final String TOPIC = "cross-talk";

	private static final Logger logger = LoggerFactory.getLogger(CrossTalkApplication.class);

	/**
	 * Log a line that names its request.
	 * @param number the request
	 * @param where place of the line
	 */
	private static void job(Object number, String where) {
		logger.info("job {} {}", number, where);
	}

	/**
	 * Work of both kinds of application.
	 */
	@RestController
	@RequestMapping("/serve")
	static final class Work {

		private final Later later;

		private final KafkaTemplate<String, String> kafka;

		Work(Later later, KafkaTemplate<String, String> kafka) {
			this.later = later;
			this.kafka = kafka;
		}

		@GetMapping("/sync/{number}")
		String sync(@PathVariable String number) {
			job(number, "sync");
			return number;
		}

		@GetMapping("/async/{number}")
		CompletableFuture<String> async(@PathVariable String number) {
			job(number, "before");
			return this.later.work(number);
		}

		@GetMapping("/reactive/{number}")
		Mono<String> reactive(@PathVariable String number) {
			return Flux.just(1, 2)
				.delayElements(Duration.ofMillis(1))
				.doOnNext((value) -> job(number, "delayed"))
				.publishOn(Schedulers.boundedElastic())
				.doOnNext((value) -> job(number, "published"))
				.then(Mono.fromCallable(() -> number).doOnNext((value) -> job(number, "then")));
		}

		@GetMapping("/kafka/{number}")
		String kafka(@PathVariable String number) {
			job(number, "send");
			this.kafka.send(TOPIC, number);
			return number;
		}

	}

	/**
	 * Callables of Spring MVC.
	 */
	@RestController
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static final class ServletWork {

		@GetMapping("/serve/callable/{number}")
		Callable<String> callable(@PathVariable String number) {
			job(number, "before");
			return () -> {
				job(number, "callable");
				return number;
			};
		}

	}

	/**
	 * Their like in WebFlux.
	 */
	@RestController
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static final class ReactiveWork {

		@GetMapping("/serve/callable/{number}")
		Mono<String> callable(@PathVariable String number) {
			job(number, "before");
			return Mono.fromCallable(() -> {
				job(number, "callable");
				return number;
			}).subscribeOn(Schedulers.boundedElastic());
		}

	}

	/**
	 * Work on Boot's executor and on Kafka's listener.
	 */
	@Component
	static class Later {

		@Async
		CompletableFuture<String> work(String number) {
			job(number, "async");
			return CompletableFuture.completedFuture(number);
		}

		@KafkaListener(topics = TOPIC, groupId = "cross-talk", concurrency = "2")
		void receive(String number) {
			job(number, "listener");
		}

	}

}
