package io.throughline.incident;

import java.util.List;
import java.util.Map;

import io.throughline.store.Trace;
import io.throughline.store.TraceChange;
import io.throughline.store.TracePart;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceSpan.Event;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link IncidentLog}.
 */
class IncidentLogTests {

	private static final String STEP = Stories.spanId("2");

	@Test
	void tellsWhatWasLoggedFirstToLast() {
		Trace trace = logged(line(90, "later"), line(40, "no stock"),
				new Event("exception", Stories.START, Map.of("exception.message", "other")));
		assertThat(IncidentLog.of(trace, true)).containsExactly(
				new IncidentLog(40, "WARN", "shop", STEP, "java.io.IOException", "no stock"),
				new IncidentLog(90, "WARN", "shop", STEP, "java.io.IOException", "later"));
	}

	@Test
	void tellsWithoutContentOnlyThatSomethingWasLogged() {
		assertThat(IncidentLog.of(logged(line(40, Stories.CANARY)), false))
			.containsExactly(new IncidentLog(40, "WARN", "shop", STEP, "java.io.IOException", null));
	}

	@Test
	void tellsOfALineThatLacksAll() {
		assertThat(IncidentLog.of(logged(new Event("throughline.log", Stories.START, Map.of())), true))
			.containsExactly(new IncidentLog(0, "-", "-", STEP, null, null));
	}

	private static Event line(long afterMs, String message) {
		return new Event("throughline.log", Stories.START.plusMillis(afterMs),
				Map.of("throughline.log.level", "WARN", "throughline.log.logger", "shop", "throughline.log.exception",
						"java.io.IOException", "throughline.log.message", message));
	}

	private static Trace logged(Event... lines) {
		TracePart part = Stories.chat("succeeded").part();
		TraceSpan step = part.spans().stream().filter((span) -> span.spanId().equals(STEP)).findFirst().orElseThrow();
		TraceSpan logging = new TraceSpan(step.spanId(), step.parentId(), step.entry(), step.name(), step.kind(),
				step.start(), step.end(), step.status(), "", step.attributes(), List.of(lines), List.of(), Map.of());
		Trace trace = TraceChange.add(null, part);
		return TraceChange.add(trace, new TracePart(part.traceId(), List.of(logging), null, Map.of()));
	}

}
