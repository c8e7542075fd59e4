package io.throughline.incident;

import java.util.List;
import java.util.Map;

import io.throughline.store.TraceSpan.Status;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Traces that are incomplete or contradict themselves still give an incident, and it says
 * so.
 */
class HostileTraceTests {

	@Test
	void missesTheRoot() {
		Incident incident = Stories.empty()
			.add("1", "99", "http post /api/chat", "server", 0, 10L, Status.UNSET, Map.of("status", "200"))
			.step("2", "1", "model", "chat", 1, 5L, Map.of())
			.incident(Stories.SOON);
		assertThat(incident.completeness()).extracting(Completeness::rootMissing, Completeness::orphans)
			.containsExactly(true, 0);
		assertThat(incident.steps()).extracting(IncidentStep::depth).containsExactly(0, 1);
		assertThat(incident.completeness().notices()).singleElement().asString().contains("began elsewhere");
	}

	@Test
	void missesParents() {
		Incident incident = Stories.chat("succeeded")
			.step("8", "77", "tool", "lost", 9, 5L, Map.of())
			.incident(Stories.SOON);
		assertThat(incident.completeness()).extracting(Completeness::state, Completeness::orphans)
			.containsExactly("partial", 1);
		assertThat(incident.steps()).last()
			.extracting(IncidentStep::depth, IncidentStep::marks)
			.containsExactly(0, List.of("orphan"));
	}

	@Test
	void opensCircles() {
		Incident incident = Stories.chat("succeeded")
			.step("a", "b", "tool", "a", 10, 5L, Map.of())
			.step("b", "c", "tool", "b", 20, 5L, Map.of())
			.step("c", "a", "tool", "c", 30, 5L, Map.of())
			.step("d", "d", "tool", "d", 40, 5L, Map.of())
			.incident(Stories.SOON);
		assertThat(incident.completeness().cycles()).isEqualTo(2);
		assertThat(incident.steps()).extracting(IncidentStep::spanId)
			.containsExactlyInAnyOrder(Stories.spanId("1"), Stories.spanId("2"), Stories.spanId("a"),
					Stories.spanId("b"), Stories.spanId("c"), Stories.spanId("d"));
	}

	@Test
	void noticesClocksThatDiffer() {
		Incident incident = Stories.chat("succeeded")
			.step("3", "2", "tool", "early", -700, 5L, Map.of())
			.incident(Stories.SOON);
		assertThat(incident.completeness().clockSkewMs()).isEqualTo(705);
		assertThat(incident.completeness().notices()).singleElement().asString().contains("705 ms");
	}

	@Test
	void showsFiveThousandStepsHoweverDeep() {
		Stories story = Stories.chat("failed");
		String parent = "2";
		for (int i = 0; i < 5_100; i++) {
			String id = "f" + Integer.toHexString(i);
			story.failed(id, parent, "tool", "deep", 10 + i, 20_000 - i, "timeout", "504", Map.of());
			parent = id;
		}
		Incident incident = story.incident(Stories.SOON);
		assertThat(incident.steps()).hasSize(5_000);
		assertThat(incident.completeness().notShown()).isEqualTo(102);
		assertThat(IncidentText.of(incident).lines().count()).isGreaterThan(5_000);
	}

	@Test
	void saysNoWordOfContentAndForgesNoLine() {
		Stories story = Stories.chargedTwice(3).deadLetter();
		story.add("9", "1", "name\nforged line", "internal", 5, 5L, Status.ERROR, Map.of());
		Incident incident = story.incident(Stories.SOON);
		assertThat(incident.toString()).doesNotContain(Stories.CANARY);
		assertThat(IncidentText.of(incident)).doesNotContain(Stories.CANARY)
			.contains("name forged line")
			.doesNotContain("\nforged");
	}

}
