package io.throughline.test;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import okhttp3.Request;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * Readers of the libraries that carry a trace.
 */
final class MessageReaders {

	private MessageReaders() {
	}

	private static String target(String method, URI uri) {
		return method + " " + uri.getAuthority() + uri.getPath();
	}

	private static Map<String, List<String>> map(HttpHeaders headers) {
		Map<String, List<String>> all = new HashMap<>();
		headers.forEach(all::put);
		return all;
	}

	/**
	 * Requests of {@code java.net.http.HttpClient}.
	 */
	static final class JdkClient implements MessageReader {

		@Override
		public @Nullable Message read(Object carrier) {
			if (!(carrier instanceof HttpRequest.Builder builder)) {
				return null;
			}
			HttpRequest request = builder.build();
			return new Message(target(request.method(), request.uri()), request.headers().map());
		}

	}

	/**
	 * Requests of RestClient, RestTemplate and the HTTP interface clients on them.
	 */
	static final class SpringClient implements MessageReader {

		@Override
		public @Nullable Message read(Object carrier) {
			return (carrier instanceof org.springframework.http.HttpRequest request)
					? new Message(target(request.getMethod().name(), request.getURI()), map(request.getHeaders()))
					: null;
		}

	}

	/**
	 * Requests of WebClient.
	 */
	static final class ReactiveClient implements MessageReader {

		@Override
		public @Nullable Message read(Object carrier) {
			if (!(carrier instanceof ClientRequest.Builder builder)) {
				return null;
			}
			ClientRequest request = builder.build();
			return new Message(target(request.method().name(), request.url()), map(request.headers()));
		}

	}

	/**
	 * Requests of OkHttp.
	 */
	static final class OkHttpClient implements MessageReader {

		@Override
		public @Nullable Message read(Object carrier) {
			if (!(carrier instanceof Request.Builder builder)) {
				return null;
			}
			Request request = builder.build();
			return new Message(target(request.method(), request.url().uri()), request.headers().toMultimap());
		}

	}

	/**
	 * Records of Kafka.
	 */
	static final class KafkaProducer implements MessageReader {

		@Override
		public @Nullable Message read(Object carrier) {
			if (!(carrier instanceof ProducerRecord<?, ?> sent)) {
				return null;
			}
			Map<String, List<String>> headers = new HashMap<>();
			sent.headers()
				.forEach((header) -> headers.computeIfAbsent(header.key(), (name) -> new ArrayList<>())
					.add(new String(header.value(), StandardCharsets.UTF_8)));
			return new Message("Kafka topic " + sent.topic(), headers);
		}

	}

	/**
	 * Answers of a servlet container.
	 */
	static final class ServletAnswer implements MessageReader {

		@Override
		public @Nullable Message read(Object carrier) {
			if (!(carrier instanceof HttpServletResponse answer)) {
				return null;
			}
			Map<String, List<String>> headers = new HashMap<>();
			answer.getHeaderNames().forEach((name) -> headers.put(name, List.copyOf(answer.getHeaders(name))));
			return new Message("", headers);
		}

	}

	/**
	 * Answers of a reactive server.
	 */
	static final class ReactiveAnswer implements MessageReader {

		@Override
		public @Nullable Message read(Object carrier) {
			return (carrier instanceof ServerHttpResponse answer) ? new Message("", map(answer.getHeaders())) : null;
		}

	}

}
