package io.throughline.entry;

import java.time.Duration;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ResponseStatusException;

/**
 * What all three servers answer.
 */
@RestController
final class EntryController {

	private static final Logger logger = LoggerFactory.getLogger(EntryController.class);

	private final WebClient webClient;

	private final RestClient restClient;

	EntryController(WebClient.Builder webClient, RestClient.Builder restClient) {
		this.webClient = webClient.build();
		this.restClient = restClient.build();
	}

	@GetMapping("/call/{port}")
	Mono<String> call(@PathVariable int port) {
		return this.webClient.get().uri("http://127.0.0.1:{port}/reactive", port).retrieve().bodyToMono(String.class);
	}

	@GetMapping("/call-blocking/{port}")
	String callBlocking(@PathVariable int port) {
		String answer = this.restClient.get()
			.uri("http://127.0.0.1:{port}/blocking", port)
			.retrieve()
			.body(String.class);
		return String.valueOf(answer);
	}

	@GetMapping("/hello/{name}")
	String hello(@PathVariable String name) {
		logger.info("greeting");
		return "hello " + name;
	}

	@GetMapping("/number")
	String number(@RequestParam int value) {
		return "number " + value;
	}

	@GetMapping("/boom")
	String boom() {
		throw new IllegalStateException("boom");
	}

	@GetMapping("/script")
	String script() {
		throw new ResponseStatusException(HttpStatus.CONFLICT, "<script>alert(1)</script>");
	}

	@GetMapping("/conflict")
	String conflict() {
		throw new ResponseStatusException(HttpStatus.CONFLICT);
	}

	@GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> stream() {
		return Flux.range(1, 3)
			.delayElements(Duration.ofMillis(5))
			.doOnNext((number) -> logger.info("element {}", number))
			.map((number) -> "part" + number);
	}

	@GetMapping("/operators")
	Mono<String> operators() {
		return Mono.just("a")
			.doOnNext((value) -> logger.info("operator first"))
			.delayElement(Duration.ofMillis(5))
			.doOnNext((value) -> logger.info("operator delayed"))
			.publishOn(Schedulers.boundedElastic())
			.map((value) -> {
				logger.info("operator published");
				return value;
			});
	}

	@GetMapping("/attributes")
	Map<String, Object> attributes(@RequestAttribute("trace_id") Object traceId,
			@RequestAttribute("reference") Object reference) {
		return Map.of("trace_id", traceId, "reference", reference);
	}

}
