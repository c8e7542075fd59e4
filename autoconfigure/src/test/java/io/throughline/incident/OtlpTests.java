package io.throughline.incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.throughline.redaction.ContentMode;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.Redactor;
import io.throughline.store.MemoryStores;
import io.throughline.store.Trace;
import io.throughline.store.TraceChange;
import io.throughline.store.TracePart;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Traces as files, out and in again.
 */
class OtlpTests {

	private static final Redactor MAILS = (text, found) -> text.replace("ann@example.com", "[email]");

	private final ImportedTrace imported = new ImportedTrace(MAILS,
			FieldRedactor.of(MAILS, Map.of(), (value) -> "hash"), ContentMode.REDACTED);

	@Test
	void speaksTheStandardsWords() {
		JsonNode file = json(text(Stories.onboarding().trace()));
		JsonNode group = file.path("resourceSpans").path(0);
		assertThat(group.path("resource").path("attributes").path(0))
			.isEqualTo(json("{\"key\":\"service.name\",\"value\":{\"stringValue\":\"support-bot\"}}"));
		JsonNode span = group.path("scopeSpans").path(0).path("spans").path(0);
		assertThat(span.path("traceId").asString()).isEqualTo(Stories.TRACE_ID);
		assertThat(span.path("spanId").asString()).isEqualTo("0000000000000001");
		assertThat(span.has("parentSpanId")).isFalse();
		assertThat(span.path("kind").asInt()).isEqualTo(2);
		assertThat(span.path("startTimeUnixNano").asString()).isEqualTo("1780740843000000000");
		JsonNode step = group.path("scopeSpans").path(0).path("spans").path(2);
		assertThat(step.path("attributes")).contains(
				json("{\"key\":\"gen_ai.usage.input_tokens\",\"value\":{\"intValue\":\"100\"}}"),
				json("{\"key\":\"throughline.cost.amount\",\"value\":{\"doubleValue\":2.0E-4}}"));
	}

	@Test
	void givesTheSameIncidentElsewhere() {
		for (Stories story : List.of(Stories.onboarding(), Stories.chargedTwice(3).deadLetter(),
				Stories.refundRefused())) {
			Trace trace = TraceChange.add(null, kept(story.part()));
			TracePart part = this.imported.of(OtlpReader.read(OtlpNode.parse(text(trace))));
			TraceStore store = MemoryStores.open();
			store.save(part);
			Incident there = new IncidentReader().read(store.find(Stories.TRACE_ID).orElseThrow(), null, Stories.SOON);
			String same = text(there).replaceAll("\"imported\":true,|,?\"imported\":true", "");
			assertThat(json(same)).isEqualTo(json(text(new IncidentReader().read(trace, null, Stories.SOON))));
			assertThat(part.spans())
				.allMatch((span) -> Boolean.TRUE.equals(span.attributes().get("throughline.imported")));
		}
	}

	// The pipeline writes its decision onto entries.
	private static TracePart kept(TracePart part) {
		List<TraceSpan> spans = new ArrayList<>(part.spans());
		TraceSpan root = spans.get(0);
		Map<String, Object> attributes = new LinkedHashMap<>(root.attributes());
		attributes.putAll(Map.of("throughline.sampling.level", "full", "throughline.sampling.probability", 1.0,
				"throughline.sampling.reason", "error"));
		spans.set(0,
				new TraceSpan(root.spanId(), root.parentId(), root.entry(), root.name(), root.kind(), root.start(),
						root.end(), root.status(), root.statusText(), attributes, root.events(), root.links(),
						root.resource()));
		return new TracePart(part.traceId(), spans, part.sampling(), part.redacted());
	}

	@Test
	void keepsAllOfASpan() {
		Trace trace = Stories.empty()
			.add("1", null, "run", "consumer", 0, null, TraceSpan.Status.OK,
					Map.of("yes", true, "list", List.of(1L, 2L), "words", List.of("a"), "nan", Double.NaN))
			.trace();
		TraceSpan span = trace.spans().get(0);
		TraceSpan read = OtlpReader.read(OtlpNode.parse(text(trace))).spans().get(0);
		assertThat(read).isEqualTo(span);
	}

	@Test
	void redactsWhatItTakesIn() {
		TracePart part = OtlpReader.read(OtlpNode.parse(text(Stories.empty()
			.add("1", null, "mail to ann@example.com", "server", 0, 5L, TraceSpan.Status.ERROR,
					Map.of("gen_ai.input.messages", "I am ann@example.com"))
			.trace()).replace(Stories.CANARY, "ann@example.com")));
		assertThat(part.toString()).contains("ann@example.com");
		assertThat(this.imported.of(part).toString()).contains("[email]").doesNotContain("ann@example.com");
	}

	@Test
	void takesNoContentWhereNoneIsStored() {
		ImportedTrace bare = new ImportedTrace(MAILS, FieldRedactor.of(MAILS, Map.of(), (value) -> "hash"),
				ContentMode.NONE);
		TracePart part = bare.of(OtlpReader.read(OtlpNode.parse(text(Stories.onboarding().trace()))));
		assertThat(part.spans()).noneMatch((span) -> span.attributes().containsKey("gen_ai.input.messages"));
		assertThat(TraceChange.add(null, part).spans()).hasSizeGreaterThan(5);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[1] | import.json
			{ | import.json
			{} | import.empty
			{"resourceSpans":7} | import.field
			{"resourceSpans":[7]} | import.field
			{"resourceSpans":[{"scopeSpans":[{"spans":[{}]}]}]} | import.field
			{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"x"}]}]}]} | import.field
			""")
	void saysWhatIsWrong(String text, String code) {
		assertThatThrownBy(() -> OtlpReader.read(OtlpNode.parse(text))).isInstanceOf(OtlpException.class)
			.hasMessage(code);
	}

	@Test
	void takesOneTraceAtATime() {
		String text = text(Stories.onboarding().trace()).replaceFirst(Stories.TRACE_ID, "a".repeat(32));
		assertThatThrownBy(() -> OtlpReader.read(OtlpNode.parse(text))).hasMessage("import.several");
	}

	private static JsonNode json(String text) {
		return new JsonMapper().readTree(text);
	}

	private static String text(Trace trace) {
		return text(OtlpText.of(trace));
	}

	private static String text(Object value) {
		return new JsonMapper().writeValueAsString(value);
	}

}
