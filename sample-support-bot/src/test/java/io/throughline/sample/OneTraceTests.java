package io.throughline.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.throughline.reference.Reference;
import io.throughline.sample.standin.ModelStandIn;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** One trace id from the browser's request to the dead letter and the ticket. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "support.refunds.model-timeout=300ms")
class OneTraceTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final String traceId = UUID.randomUUID().toString().replace("-", "");

	private final String reference = Reference.of(this.traceId).text();

	private final Lines lines = new Lines();

	@Autowired
	private ModelStandIn model;

	@LocalServerPort
	private int port;

	@BeforeEach
	void listen() {
		this.lines.begin();
	}

	@AfterEach
	void stopListening() {
		this.lines.end();
	}

	@Test
	void reachesTheDeadLetterOfARefund() {
		ResponseEntity<JsonNode> answer = ask("/api/chat", "I was charged twice, order 4711").toEntity(JsonNode.class);
		assertThat(answer.getHeaders().getFirst("X-Trace-Id")).isEqualTo(this.traceId);
		assertThat(answer.getHeaders().getFirst("X-Reference")).isEqualTo(this.reference);
		assertThat(answer.getBody().path("traceId").asString()).isEqualTo(this.traceId);
		assertThat(answer.getBody().path("reference").asString()).isEqualTo(this.reference);
		ILoggingEvent deadLetter = this.lines.await("moved to the dead letter topic");
		assertThat(deadLetter.getMDCPropertyMap()).containsEntry("ref", this.reference)
			.containsEntry("tenant_id", "acme")
			.containsEntry("session_id", "s-one")
			.hasEntrySatisfying("user_hash", (hash) -> assertThat(hash).matches("[0-9a-f]{32}"));
		assertThat(this.lines.containing("attempt failed: model timed out"))
			.extracting((event) -> event.getMDCPropertyMap().get("retry_count"))
			.containsExactly(null, "1", "2");
		// two turns of the agent and three attempts of the worker
		assertThat(modelCalls()).hasSize(5);
		// queued, three times started and failed, set aside
		assertThat(this.lines.containing("Refund rf_")).hasSize(8);
	}

	@Test
	void reachesTheLastRetryTopicOfAFollowUp() {
		ask("/api/chat", "Where is my onboarding request?").toBodilessEntity();
		this.lines.await("a person will follow up");
		// three times during the chat, three times behind it
		assertThat(this.lines.containing("CRM answered 504")).hasSize(6);
	}

	@Test
	void reachesTheModelFromAStream() {
		String events = ask("/api/chat/stream", "Where is my onboarding request?").body(String.class);
		assertThat(events).contains(this.reference);
		this.lines.await("Chat answered with outcome degraded");
		this.lines.await("a person will follow up");
		assertThat(modelCalls()).hasSizeGreaterThan(1);
		assertThat(this.model.received()).last()
			.satisfies((received) -> assertThat(received.traceparent()).contains(this.traceId));
	}

	@Test
	void reachesTheTicket() {
		ask("/api/chat", "What is your return policy?").toBodilessEntity();
		JsonNode ticket = client().post()
			.uri("/api/tickets")
			.body(Map.of("reference", this.reference.toLowerCase(), "note", "Customer asks again"))
			.retrieve()
			.body(JsonNode.class);
		assertThat(ticket.path("traceId").asString()).isEqualTo(this.traceId);
		assertThat(ticket.path("verdict").asString()).isEqualTo("no_action");
	}

	private List<ModelStandIn.Received> modelCalls() {
		return this.model.received()
			.stream()
			.filter((received) -> String.valueOf(received.traceparent()).contains(this.traceId))
			.toList();
	}

	private RestClient.ResponseSpec ask(String path, String message) {
		return client().post()
			.uri(path)
			.header("traceparent", "00-" + this.traceId + "-00f067aa0ba902b7-01")
			.header("X-Tenant-Id", "acme")
			.header("X-User-Id", "u-17")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("message", message, "sessionId", "s-one"))
			.retrieve();
	}

	private RestClient client() {
		return RestClient.builder()
			.requestFactory(new JdkClientHttpRequestFactory())
			.baseUrl("http://localhost:" + this.port)
			.build();
	}

	/** The lines of the sample while a test runs. */
	private final class Lines extends AppenderBase<ILoggingEvent> {

		private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

		private final Logger sample = ((LoggerContext) LoggerFactory.getILoggerFactory())
			.getLogger("io.throughline.sample");

		void begin() {
			start();
			this.sample.addAppender(this);
		}

		void end() {
			this.sample.detachAppender(this);
		}

		@Override
		protected void append(ILoggingEvent event) {
			event.prepareForDeferredProcessing();
			this.events.add(event);
		}

		List<ILoggingEvent> containing(String text) {
			return this.events.stream()
				.filter((event) -> event.getFormattedMessage().contains(text) && isOurs(event))
				.toList();
		}

		ILoggingEvent await(String text) {
			return Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> containing(text), (found) -> !found.isEmpty())
				.get(0);
		}

		private boolean isOurs(ILoggingEvent event) {
			return OneTraceTests.this.traceId.equals(event.getMDCPropertyMap().get("trace_id"));
		}

	}

}
