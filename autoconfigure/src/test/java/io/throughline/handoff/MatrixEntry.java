package io.throughline.handoff;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a request comes in, with the ids of somebody outside.
 */
interface MatrixEntry {

	/**
	 * Have a cell run.
	 * @param cell name of the cell, or path that runs it
	 * @param run what tells this run from others
	 * @param trace trace id
	 * @throws Exception if that fails
	 */
	void request(String cell, String run, String trace) throws Exception;

	/**
	 * Come in by HTTP.
	 *
	 * @param url address of the server
	 */
	record Http(String url) implements MatrixEntry {

		@Override
		public void request(String cell, String run, String trace) throws Exception {
			String path = cell.startsWith("/") ? cell + "?"
					: "/cell?name=" + URLEncoder.encode(cell, StandardCharsets.UTF_8) + "&";
			HttpRequest request = HttpRequest.newBuilder(URI.create(this.url + path + "run=" + run))
				.header("traceparent", traceparent(trace))
				.header("X-Tenant-Id", MatrixRow.TENANT)
				.build();
			assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
				.as(path)
				.isEqualTo(200);
		}

	}

	/**
	 * Come in by Kafka.
	 *
	 * @param brokers addresses of the broker
	 */
	record Kafka(String brokers) implements MatrixEntry {

		@Override
		public void request(String cell, String run, String trace) throws Exception {
			Properties properties = new Properties();
			properties.putAll(Map.of("bootstrap.servers", this.brokers, "key.serializer",
					StringSerializer.class.getName(), "value.serializer", StringSerializer.class.getName()));
			try (KafkaProducer<String, String> producer = new KafkaProducer<>(properties)) {
				ProducerRecord<String, String> record = new ProducerRecord<>(KafkaEntry.TOPIC, run + "|" + cell);
				record.headers().add("traceparent", traceparent(trace).getBytes(StandardCharsets.UTF_8));
				record.headers().add("baggage", ("tenant.id=" + MatrixRow.TENANT).getBytes(StandardCharsets.UTF_8));
				producer.send(record).get();
			}
		}

	}

	private static String traceparent(String trace) {
		return "00-" + trace + "-00f067aa0ba902b7-01";
	}

}
