package io.throughline.test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.throughline.step.StepKind;
import io.throughline.step.StepStatus;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A user's test sees what production sees.
 */
abstract class ThroughlineTestContract {

	@Value("${local.server.port}")
	private int port;

	@Test
	void everyPlaceHasTheIdOfTheAnswer(Traces traces) throws Exception {
		TestTrace trace = traces.of(ask("everywhere").headers().firstValue("X-Reference").orElseThrow());
		assertThat(trace).hasOneTraceId()
			.hasNoOrphans()
			.hasStep("lookup", StepStatus.OK)
			.hasStep(StepKind.TOOL, StepStatus.OK)
			.hasAttempts("http get", 2)
			.hasCompleteLogLines()
			.hasNoContent()
			.hasNoSecret()
			.answerCarriesTheId();
		assertThat(trace.sent()).extracting(SentMessage::target)
			.satisfiesExactly((first) -> assertThat(first).matches("GET 127.0.0.1:\\d+/status/503"),
					(second) -> assertThat(second).matches("GET 127.0.0.1:\\d+/status/200"));
		assertThat(trace.sent().get(0).header("traceparent")).singleElement().asString().contains(trace.traceId());
		assertThat(trace.lines()).extracting(LogLine::message).contains("Work of everywhere");
		assertThat(trace.exported()).hasSameSizeAs(trace.spans());
	}

	@Test
	void theOnlyTraceIsThatOfTheTest(Traces traces) throws Exception {
		HttpResponse<String> answer = ask("only");
		assertThat(traces.only().traceId()).isEqualTo(answer.headers().firstValue("X-Trace-Id").orElseThrow());
		ask("one more");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(traces::only)
			.withMessageContaining("there are 2")
			.withMessageContaining(answer.headers().firstValue("X-Reference").orElseThrow());
	}

	@Test
	void testsAtTheSameTimeDoNotMix(Traces traces) throws Exception {
		ExecutorService tests = Executors.newFixedThreadPool(2);
		try {
			List<Future<Void>> ended = tests.invokeAll(IntStream.range(0, 20)
				.<Callable<Void>>mapToObj((number) -> () -> testAlone(traces, "work-" + number))
				.toList());
			for (Future<Void> test : ended) {
				test.get();
			}
		}
		finally {
			tests.shutdown();
		}
	}

	private Void testAlone(Traces traces, String name) throws Exception {
		TestTrace trace = traces.of(ask(name).headers().firstValue("X-Trace-Id").orElseThrow());
		assertThat(trace.lines()).extracting(LogLine::message)
			.contains("Work of " + name)
			.filteredOn((message) -> message.startsWith("Work of "))
			.hasSize(1);
		assertThat(trace.sent()).hasSize(2);
		assertThat(trace.answers()).hasSize(1);
		return null;
	}

	private HttpResponse<String> ask(String name) throws Exception {
		URI uri = URI.create("http://127.0.0.1:" + this.port + "/work?name=" + name.replace(" ", "%20"));
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
	}

}
