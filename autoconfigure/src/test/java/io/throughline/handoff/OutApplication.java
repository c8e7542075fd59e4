package io.throughline.handoff;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * An application that calls itself through each client and over Kafka.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ CellController.class, KafkaEntry.class })
class OutApplication {

	private final Environment environment;

	OutApplication(Environment environment) {
		this.environment = environment;
	}

	@Bean
	HttpClient httpClient() {
		return HttpClient.newHttpClient();
	}

	@Bean
	ExecutorService elsewhere() {
		return Executors.newSingleThreadExecutor();
	}

	@Bean
	List<Cell> cells(RestClient.Builder restClient, WebClient.Builder webClient,
			ObjectProvider<RestTemplateBuilder> restTemplate, HttpClient httpClient,
			KafkaTemplate<String, String> kafka, ExecutorService elsewhere) {
		RestClient rest = restClient.build();
		WebClient web = webClient.build();
		Api api = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(rest)).build().createClient(Api.class);
		// A blocking call is not for an event loop.
		List<Cell> cells = new ArrayList<>(List.of(
				Cell.of("RestClient",
						(work) -> elsewhere.submit(() -> rest.get().uri(far(work)).retrieve().body(String.class))),
				Cell.of("HTTP interface", (work) -> elsewhere.submit(() -> api.get(far(work)))),
				Cell.of("WebClient, subscribe()",
						(work) -> web.get().uri(far(work)).retrieve().bodyToMono(String.class).subscribe()),
				Cell.of("WebClient, callback of subscribe()",
						(work) -> web.get()
							.uri(far(work))
							.retrieve()
							.bodyToMono(String.class)
							.subscribe((body) -> work.run())),
				Cell.of("WebClient, publishOn",
						(work) -> web.get()
							.uri(far(work))
							.retrieve()
							.bodyToMono(String.class)
							.publishOn(Schedulers.parallel())
							.subscribe((body) -> work.run())),
				Cell.of("HttpClient bean",
						(work) -> elsewhere.submit(() -> httpClient.send(request(work), BodyHandlers.ofString()))),
				Cell.of("HttpClient bean, async",
						(work) -> httpClient.sendAsync(request(work), BodyHandlers.ofString())),
				Cell.of("KafkaTemplate to listener", (work) -> kafka.send(KafkaEntry.FAR, work.text())),
				Cell.of("KafkaTemplate, send callback",
						(work) -> kafka.send(KafkaEntry.FAR, "callback").whenComplete((sent, ex) -> work.run())),
				Cell.of("RestClient.create()", (work) -> elsewhere
					.submit(() -> RestClient.create().get().uri(far(work)).retrieve().body(String.class)))));
		// Boot has this builder in servlet applications only.
		restTemplate.ifAvailable((builder) -> cells.add(Cell.of("RestTemplate",
				(work) -> elsewhere.submit(() -> builder.build().getForObject(far(work), String.class)))));
		return cells;
	}

	private HttpRequest request(Cell.Work work) {
		return HttpRequest.newBuilder(far(work)).build();
	}

	private URI far(Cell.Work work) {
		String port = this.environment.getRequiredProperty("local.server.port");
		return URI
			.create("http://127.0.0.1:" + port + "/far?text=" + work.text().replace(" ", "%20").replace("\"", ""));
	}

	/**
	 * An HTTP interface.
	 */
	interface Api {

		@GetExchange
		String get(URI url);

	}

}
