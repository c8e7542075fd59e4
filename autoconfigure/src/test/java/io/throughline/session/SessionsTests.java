package io.throughline.session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import io.throughline.incident.AllowedTraces;
import io.throughline.semconv.Field;
import io.throughline.store.MemoryStores;
import io.throughline.store.TracePosition;
import io.throughline.store.TraceQuery;
import io.throughline.store.TraceStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link Sessions} and {@link Conversations}.
 */
class SessionsTests {

	private final TraceStore store = MemoryStores.open();

	private final ConversationStory story = new ConversationStory(this.store);

	private final AllowedTraces traces = new AllowedTraces(this.store,
			(trace) -> !"hidden".equals(trace.caller().tenant()));

	private final Conversations conversations = new Conversations(this.traces);

	@Test
	void tellsAConversationTurnByTurn() {
		this.story.save("s_7c1", "tenant_431");
		Session session = session("s_7c1");
		assertThat(session.tenant()).isEqualTo("tenant_431");
		assertThat(session.turns()).extracting(Turn::number).containsExactly(1, 2, 3, 4, 5, 6, 7);
		assertThat(session.turns()).extracting(Turn::outcome)
			.containsExactly("succeeded", "succeeded", "succeeded", "succeeded", "degraded", "failed", "succeeded");
		assertThat(session.turns()).extracting(Turn::cost)
			.containsExactly("0.0004", "0.0005", "0.0006", "0.0007", "0.0011", "0.0011", "0.0011");
		assertThat(session.turns()).extracting(Turn::cumulativeCost)
			.containsExactly("0.0004", "0.0009", "0.0015", "0.0022", "0.0033", "0.0044", "0.0055");
		assertThat(session.turns()).extracting(Turn::idleMsBefore)
			.containsExactly(null, 29_800L, 29_800L, 29_800L, 479_800L, 29_800L, 119_800L);
		assertThat(session.totals()).isEqualTo(new Session.Totals(7, false, 720_200, 8747, 840, "0.0055", "USD"));
		assertThat(session.contextGrowth()).isEqualTo(3.1);
		assertThat(session.next()).isNull();
	}

	@Test
	void flagsWhatStandsOut() {
		this.story.save("s_7c1", "tenant_431");
		assertThat(session("s_7c1").turns()).extracting(Turn::flags)
			.containsExactly(List.of("memory_entered:m_1"),
					List.of("document_entered:doc_1", "stale_document_entered:doc_1"), List.of(),
					List.of("repeated_answer"), List.of("first_failure", "prompt_version_changed"), List.of(),
					List.of());
	}

	@Test
	void flagsAnOldMemoryWithAndWithoutAnId() {
		this.story.turn("s", "a", 0, "succeeded").memory("m_1", Duration.ofDays(31)).save();
		this.story.turn("s", "a", 1, "succeeded")
			.step("memory", Map.of("throughline.memory.age", (double) Duration.ofDays(40).toSeconds()))
			.save();
		this.story.turn("s", "a", 2, "succeeded").step("memory", Map.of("throughline.memory.age", 5.0)).save();
		assertThat(session("s").turns()).extracting(Turn::flags)
			.containsExactly(List.of("old_memory_entered:m_1"), List.of("old_memory_entered:memory_step"), List.of());
	}

	@Test
	void takesNoMemoryForReadThatWasDeleted() {
		this.story.turn("s", "a", 0, "succeeded").memory("m_1", Duration.ZERO).save();
		this.story.turn("s", "a", 1, "succeeded")
			.step("memory",
					Map.of("throughline.memory.record_ids", List.of("m_1"), "gen_ai.operation.name", "delete_memory"))
			.save();
		assertThat(session("s").turns()).extracting(Turn::flags).containsExactly(List.of(), List.of());
	}

	@Test
	void takesAnotherPromptForNoOtherVersion() {
		this.story.turn("s", "a", 0, "succeeded").save();
		this.story.turn("s", "a", 1, "succeeded")
			.with(Field.PROMPT_NAME, "summary")
			.with(Field.PROMPT_VERSION, "v9")
			.save();
		this.story.turn("s", "a", 2, "succeeded").save();
		assertThat(session("s").turns()).extracting(Turn::flags).containsOnly(List.of());
	}

	@Test
	void takesARepeatedCallOfAToolForNoRepeatedAnswer() {
		Map<String, Object> call = Map.of("gen_ai.output.messages", "[{\"parts\":[{\"type\":\"tool_call\"}]}]");
		this.story.turn("s", "a", 0, "succeeded").step("model", call).save();
		this.story.turn("s", "a", 1, "succeeded").step("model", call).save();
		assertThat(session("s").turns()).extracting(Turn::flags).containsOnly(List.of());
	}

	@Test
	void addsNoCostsOfSeveralCurrencies() {
		this.story.turn("s", "a", 0, "succeeded").model(1, 0.5, "x").save();
		this.story.turn("s", "a", 1, "succeeded")
			.step("model", Map.of("throughline.cost.amount", 0.5, "throughline.cost.currency", "EUR"))
			.save();
		assertThat(session("s").turns()).extracting(Turn::cumulativeCost).containsExactly("0.5", null);
		assertThat(session("s").totals().cost()).isNull();
	}

	@Test
	void keepsTheSessionsOfTenantsApart() {
		this.story.turn("s", "a", 0, "succeeded").save();
		this.story.turn("s", "b", 1, "succeeded").save();
		this.story.turn("s", "", 2, "succeeded").save();
		this.story.turn("s", "hidden", 3, "succeeded").save();
		assertThat(this.conversations.find("s", null)).extracting(Conversation::tenant).containsExactly(null, "b", "a");
		assertThat(this.conversations.find("s", "a")).extracting(Conversation::tenant).containsExactly("a");
		assertThat(this.conversations.find("s", "")).extracting(Conversation::tenant).containsOnlyNulls().hasSize(1);
		assertThat(this.conversations.find("s", "hidden")).isEmpty();
	}

	@Test
	void listsTheNewestSessions() {
		this.story.turn("s", "a", 0, "failed").save();
		this.story.turn("t", "a", 1, "succeeded").save();
		this.story.turn("s", "b", 2, "succeeded").save();
		this.story.turn("s", "a", 3, "degraded").save();
		assertThat(SessionList.of(this.conversations.newest(TraceQuery.newest(200), 2)).sessions()).containsExactly(
				new SessionList.Line("s", "a", 2, ConversationStory.START.plusSeconds(3), "degraded"),
				new SessionList.Line("s", "b", 1, ConversationStory.START.plusSeconds(2), "succeeded"));
	}

	@Test
	void readsALongSessionPageByPageAndSaysWhatIsLeftOut() {
		for (int second = 0; second < 1_003; second++) {
			this.story.turn("s", "a", second, "succeeded").save();
		}
		Session first = session("s");
		assertThat(first.turns()).hasSize(200);
		assertThat(first.turns().get(0).startedAt()).isEqualTo(ConversationStory.START.plusSeconds(3));
		assertThat(first.totals().turns()).isEqualTo(1_000);
		assertThat(first.totals().truncated()).isTrue();
		assertThat(first.next()).isEqualTo("after 200");
		Session last = new Sessions(InstantSource.system(), Object::toString).read(conversation("s"), this.traces,
				new TracePosition(ConversationStory.START.plusSeconds(802), "~"));
		assertThat(last.turns()).extracting(Turn::number).startsWith(801).endsWith(1_000).hasSize(200);
		assertThat(last.next()).isNull();
	}

	@Test
	void writesTextWithoutContent() {
		this.story.save("s_7c1", "tenant_431");
		this.story.turn("s_7c1", "tenant_431", 800, "odd\u2028[31moutcome").save();
		String text = SessionText.of(session("s_7c1"));
		assertThat(text)
			.startsWith("Session s_7c1 (tenant tenant_431): 8 turns in 13 min, 8747 tokens in, 840 out, "
					+ "cost 0.0055 USD.\nThe last turn sent 3.1 times as many")
			.contains("\n      -- idle 7 min --\n   5  ", "degraded  200 ms  1912 in  120 out  0.0011  sum 0.0033",
					"<- first_failure, prompt_version_changed\n", "odd [31moutcome")
			.doesNotContain(ConversationStory.CANARY);
	}

	private Session session(String id) {
		long start = ConversationStory.START.getEpochSecond();
		return new Sessions(InstantSource.system(),
				(position) -> "after " + (position.start().getEpochSecond() - start - 2))
			.read(conversation(id), this.traces, null);
	}

	private Conversation conversation(String id) {
		return this.conversations.find(id, null).get(0);
	}

}
