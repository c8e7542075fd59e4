package io.throughline.genai;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;

import reactor.core.publisher.Flux;

import org.springframework.context.ApplicationContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The ways of an application to send a request of its own making.
 */
enum RawClient {

	REST_CLIENT {

		@Override
		InputStream open(ApplicationContext beans, URI uri, String body) {
			return beans.getBean(RestClient.Builder.class)
				.build()
				.post()
				.uri(uri)
				.contentType(MediaType.APPLICATION_JSON)
				.header("Accept-Encoding", "gzip")
				.body(body)
				.exchangeForRequiredValue((request, response) -> response.getBody(), false);
		}

	},

	REST_TEMPLATE {

		@Override
		InputStream open(ApplicationContext beans, URI uri, String body) {
			byte[] answer = beans.getBean(RestTemplate.class).postForObject(uri, body, byte[].class);
			return new ByteArrayInputStream(Objects.requireNonNull(answer));
		}

	},

	WEB_CLIENT {

		@Override
		InputStream open(ApplicationContext beans, URI uri, String body) {
			Flux<DataBuffer> answer = beans.getBean(WebClient.Builder.class)
				.build()
				.post()
				.uri(uri)
				.contentType(MediaType.APPLICATION_JSON)
				.header("Accept-Encoding", "gzip")
				.bodyValue(body)
				.exchangeToFlux((response) -> response.bodyToFlux(DataBuffer.class));
			return DataBufferUtils.subscriberInputStream(answer, 1);
		}

	},

	JDK_CLIENT {

		@Override
		InputStream open(ApplicationContext beans, URI uri, String body) throws IOException, InterruptedException {
			HttpRequest request = HttpRequest.newBuilder(uri)
				.header("Content-Type", "application/json")
				.header("Accept-Encoding", "gzip")
				.POST(BodyPublishers.ofString(body))
				.build();
			return beans.getBean(HttpClient.class).send(request, BodyHandlers.ofInputStream()).body();
		}

	};

	abstract InputStream open(ApplicationContext beans, URI uri, String body) throws Exception;

}
