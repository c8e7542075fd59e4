package io.throughline.handoff;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * An application that answers in each asynchronous way of Spring MVC. It has an executor
 * of its own, so that Boot's is not there for MVC to use.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(MvcApplication.AsyncController.class)
class MvcApplication {

	@Bean
	ExecutorService pool() {
		return Executors.newFixedThreadPool(2);
	}

	@Bean
	Map<String, String> paths() {
		Map<String, String> paths = new TreeMap<>();
		for (String path : new String[] { "callable", "web-async-task", "streaming-body", "sse-emitter", "deferred",
				"flux", "mono" }) {
			paths.put("MVC " + path, "/" + path);
		}
		return paths;
	}

	/**
	 * Answers later.
	 */
	@RestController
	static class AsyncController {

		private static final Logger logger = LoggerFactory.getLogger(AsyncController.class);

		private final ExecutorService pool;

		AsyncController(ExecutorService pool) {
			this.pool = pool;
		}

		@GetMapping("/callable")
		Callable<String> callable(@RequestParam String run) {
			return () -> log(run);
		}

		@GetMapping("/web-async-task")
		WebAsyncTask<String> webAsyncTask(@RequestParam String run) {
			return new WebAsyncTask<>(() -> log(run));
		}

		@GetMapping("/streaming-body")
		StreamingResponseBody streamingBody(@RequestParam String run) {
			return (out) -> out.write(log(run).getBytes());
		}

		@GetMapping("/sse-emitter")
		SseEmitter sseEmitter(@RequestParam String run) {
			SseEmitter emitter = new SseEmitter();
			this.pool.execute(() -> {
				try {
					emitter.send(log(run));
					emitter.complete();
				}
				catch (IOException ex) {
					emitter.completeWithError(ex);
				}
			});
			return emitter;
		}

		@GetMapping("/deferred")
		DeferredResult<String> deferred(@RequestParam String run) {
			DeferredResult<String> result = new DeferredResult<>();
			this.pool.execute(() -> result.setResult(log(run)));
			return result;
		}

		@GetMapping("/flux")
		Flux<String> flux(@RequestParam String run) {
			return Flux.just("a").publishOn(Schedulers.boundedElastic()).map((value) -> log(run));
		}

		@GetMapping("/mono")
		Mono<String> mono(@RequestParam String run) {
			return Mono.fromCallable(() -> log(run)).subscribeOn(Schedulers.parallel());
		}

		private String log(String run) {
			logger.info("far side of {}", run);
			return "ok";
		}

	}

}
