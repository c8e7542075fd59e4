package io.throughline.step;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.throughline.semconv.Field;
import io.throughline.semconv.Sensitivity;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Steps, their JSON lines and the dictionary say the same.
 */
@ExtendWith(OutputCaptureExtension.class)
class StepDictionaryTests {

	private static final Set<String> OF_EVERY_LINE = Set.of("@timestamp", "level", "level_value", "logger_name",
			"thread_name", "message", "stack_trace", "service");

	/**
	 * What a request, its identity or an end that is no success sets.
	 */
	private static final Set<Field> OF_NO_CASE = EnumSet.of(Field.REFERENCE, Field.TENANT_ID, Field.SESSION_ID,
			Field.USER_HASH, Field.RUN_ID, Field.DRILL, Field.OUTCOME, Field.ERROR_CODE, Field.CANCELLED,
			Field.HTTP_STATUS, Field.HTTP_METHOD, Field.HTTP_ROUTE, Field.APP_VERSION, Field.MODEL_CALLS,
			Field.FAILING_STEP, Field.RETRY_COST, Field.SCENARIO, Field.WITHDRAWN, Field.FAILED_ELSEWHERE,
			Field.EXCLUDED, Field.NEXT_ATTEMPT, Field.IMPORTED);

	/**
	 * What stands in an event of a span.
	 */
	private static final Set<Field> OF_A_LOG_LINE = EnumSet.of(Field.LOG_LEVEL, Field.LOG_LOGGER, Field.LOG_EXCEPTION);

	/**
	 * What is written when the spans of a trace leave.
	 */
	private static final Set<Field> OF_THE_WAY_OUT = EnumSet.of(Field.SAMPLING_LEVEL, Field.SAMPLING_PROBABILITY,
			Field.SAMPLING_REASON, Field.REDACTION_COUNTS);

	/**
	 * What is read off the wire, or belongs to an HTTP request.
	 */
	private static final Set<Field> OF_THE_WIRE = EnumSet.of(Field.RESEND_COUNT, Field.RETRY_AFTER,
			Field.SERVER_ADDRESS, Field.SERVER_PORT, Field.REQUEST_TOP_K, Field.REASONING_LEVEL, Field.SERVICE_TIER,
			Field.ENCODING_FORMATS, Field.PREVIOUS_RESPONSE_ID, Field.GATEWAY_REQUEST_ID, Field.UPSTREAM_PROVIDER,
			Field.RESPONSE_SERVICE_TIER, Field.SYSTEM_FINGERPRINT, Field.TIME_TO_FIRST_CONTENT, Field.SEARCH_UNITS);

	private final Map<String, Field> fields = Stream.of(Field.values())
		.collect(Collectors.toMap(Field::logKey, Function.identity()));

	@Test
	void everyKeyOfAJsonLineIsInTheDictionaryAndHasItsType(CapturedOutput output) throws Exception {
		try (ConfigurableApplicationContext application = TestServer.TOMCAT.start(StepApplication.class,
				"throughline.logging.format=json")) {
			work(application.getBean(Steps.class));
			HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(TestServer.url(application))).build(), BodyHandlers.ofString());
		}
		List<JsonNode> lines = output.getOut()
			.lines()
			.filter((line) -> line.contains("\"logger_name\":\"io.throughline."))
			.map(JsonMapper.shared()::readTree)
			.toList();
		assertThat(lines).hasSizeGreaterThan((int) StepCases.all().count());
		assertThat(lines).allSatisfy((line) -> line.properties()
			.stream()
			.filter((property) -> !OF_EVERY_LINE.contains(property.getKey()) && !property.getValue().isNull())
			.forEach((property) -> assertIsKnown(property.getKey(), property.getValue())));
	}

	@Test
	void everyFieldOfAStepIsInACase() {
		Set<Object> compared = StepCases.all()
			.flatMap((kind) -> ((Map<?, ?>) kind.get()[3]).keySet().stream())
			.collect(Collectors.toSet());
		assertThat(Stream.of(Field.values())
			.filter((field) -> field.attribute() != null && field.sensitivity() != Sensitivity.CONTENT)
			.filter((field) -> !OF_NO_CASE.contains(field) && !OF_THE_WIRE.contains(field)
					&& !OF_THE_WAY_OUT.contains(field) && !OF_A_LOG_LINE.contains(field)
					&& !compared.contains(field.attribute())))
			.isEmpty();
	}

	@SuppressWarnings("unchecked")
	private void work(Steps steps) {
		StepCases.all().forEach((kind) -> ((Consumer<Steps>) kind.get()[2]).accept(steps));
		steps.tool("failing").run((step) -> step.status(StepStatus.TIMEOUT));
		steps.eval("grounded").responseId("r-1").score(0.9).record();
	}

	private void assertIsKnown(String key, JsonNode value) {
		assertThat(this.fields).containsKey(key);
		assertThat(switch (this.fields.get(key).type()) {
			case STRING -> value.isString();
			case LONG -> value.isIntegralNumber();
			case DOUBLE -> value.isFloatingPointNumber();
			case BOOLEAN -> value.isBoolean();
			case STRINGS -> value.isArray();
		}).as(key).isTrue();
	}

}
