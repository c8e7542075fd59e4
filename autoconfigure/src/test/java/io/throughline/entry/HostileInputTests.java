package io.throughline.entry;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.micrometer.core.instrument.MeterRegistry;
import io.throughline.entry.EntryApp.Answer;
import io.throughline.entry.RawRequest.RawAnswer;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.RecordingServer;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What hostile requests cannot do, on each server.
 */
final class HostileInputTests {

	@ParameterizedTest
	@CsvSource({ "TOMCAT, plain", "TOMCAT, json", "JETTY, plain", "JETTY, json", "NETTY, plain", "NETTY, json" })
	void noRequestFailsForgesALineOrTakesATrace(TestServer server, String format) {
		try (EntryApp app = EntryApp.start(server, "throughline.logging.format=" + format);
				LogLines lines = LogLines.capture()) {
			List<RawRequest> requests = Stream
				.of(HostileRequests.traces(), HostileRequests.identities(), HostileRequests.paths())
				.flatMap(List::stream)
				.toList();
			requests.forEach((request) -> assertHarmless(request, request.send(app)));
			EntryApp.closing(lines, app.get("/hello/anna"));
			assertThat(lines.containing("greeting")).hasSizeGreaterThan(20);
			lines.all().forEach((line) -> assertNotForged(line, format));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY", "NETTY" })
	void nothingOfAHostileRequestIsLeftForTheNextOne(TestServer server) {
		try (EntryApp app = EntryApp.start(server); LogLines lines = LogLines.capture()) {
			for (int i = 0; i < 30; i++) {
				new RawRequest("/hello/anna", "baggage: X-TENANT-ID=evil,tenant.id=evil", "X-Tenant-Id: evil",
						"X-Session-Id: evil", HostileRequests.VALID)
					.send(app);
			}
			Set<String> traces = new HashSet<>();
			for (int i = 0; i < 30; i++) {
				Answer answer = app.get("/operators");
				traces.add(answer.traceId());
				EntryApp.closing(lines, answer);
			}
			assertThat(traces).hasSize(30).doesNotContain(HostileRequests.TRACE);
			assertThat(lines.containing("operator ")).hasSize(90);
			assertThat(lines.matching((line) -> !isHostile(line))).hasSizeGreaterThanOrEqualTo(150)
				.allSatisfy(
						(line) -> assertThat(line.getMDCPropertyMap()).doesNotContainKeys("tenant_id", "session_id"));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY", "NETTY" })
	void differentTraceparentsStartANewTraceAndAreCounted(TestServer server) {
		try (EntryApp app = EntryApp.start(server)) {
			RawAnswer answer = new RawRequest("/hello/anna", HostileRequests.VALID,
					HostileRequests.VALID.replace("a1-", "b1-"))
				.send(app);
			assertThat(answer.traceId()).isNotEmpty().isNotEqualTo(HostileRequests.TRACE).doesNotEndWith("b1");
			assertThat(app.serverSpan(answer.traceId()).getLinks()).hasSize(2);
			assertThat(app.context()
				.getBean(MeterRegistry.class)
				.get("throughline.handoffs")
				.tag("state", "duplicated")
				.counter()
				.count()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY", "NETTY" })
	void unsolicitedBaggageIsPassedOnToNobody(TestServer server) {
		try (EntryApp app = EntryApp.start(server); RecordingServer down = new RecordingServer()) {
			for (String path : List.of("/call/", "/call-blocking/")) {
				String traceId = new RawRequest(path + down.port(),
						"baggage: other=evil,tenant.id=acme;evil=1,userId=evil", "tracestate: evil")
					.send(app)
					.traceId();
				assertThat(down.received()).last().satisfies((request) -> {
					assertThat(request.traceId()).isEqualTo(traceId);
					assertThat(request.header("baggage")).isEqualTo("tenant.id=acme");
					assertThat(request.headers().toString()).doesNotContain("evil");
				});
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, crm.internal", "JETTY, ''", "NETTY, crm.internal", "NETTY, ''" })
	void identityIsNotToldToOtherHosts(TestServer server, String hosts) {
		try (EntryApp app = EntryApp.start(server, "throughline.propagation.identity-hosts=" + hosts);
				RecordingServer down = new RecordingServer()) {
			for (String path : List.of("/call/", "/call-blocking/")) {
				Answer answer = app.get(path + down.port(), "X-Tenant-Id", "acme", "baggage", "tenant.id=acme");
				assertThat(down.received()).last().satisfies((request) -> {
					assertThat(request.traceId()).isEqualTo(answer.traceId());
					assertThat(request.header("baggage")).isNull();
					assertThat(request.headers().toString()).doesNotContain("acme");
				});
			}
		}
	}

	private boolean isHostile(ILoggingEvent line) {
		return HostileRequests.TRACE.equals(line.getMDCPropertyMap().get("trace_id"));
	}

	private void assertHarmless(RawRequest request, RawAnswer answer) {
		boolean askedFor = request.path().startsWith("/boom");
		assertThat(answer.status()).as(request.toString()).isLessThan((askedFor) ? 501 : 500);
		assertThat(answer.traceId()).isNotEqualTo(HostileRequests.TRACE).isNotEqualTo(HostileRequests.OTHER_TRACE);
	}

	private void assertNotForged(ILoggingEvent line, String format) {
		String text = encoded(line);
		assertThat(text.startsWith("{")).isEqualTo(format.equals("json"));
		assertThat(text).doesNotContain("\r", "\u001b", "\u2028").doesNotContainPattern("(?m)^\\s*FORGED");
		boolean oneLine = format.equals("json") || line.getLoggerName().startsWith("io.throughline");
		if (oneLine) {
			assertThat(text.strip()).doesNotContain("\n");
		}
		assertThat(line.getMDCPropertyMap().values())
			.allSatisfy((value) -> assertThat(value).matches("[A-Za-z0-9._:@-]{1,128}").doesNotContain("FORGED"));
	}

	private String encoded(ILoggingEvent line) {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		var console = (OutputStreamAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("CONSOLE");
		Encoder<ILoggingEvent> encoder = console.getEncoder();
		return new String(encoder.encode(line), StandardCharsets.UTF_8);
	}

}
