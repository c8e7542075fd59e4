package io.throughline.incident;

import java.util.Map;
import java.util.Objects;

import io.throughline.store.MemoryStores;
import io.throughline.store.TraceStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link TraceSearch}.
 */
class TraceSearchTests {

	private static final IncidentAccess SOME = (user,
			trace) -> !LookUpApplication.HIDDEN_TENANT.equals(trace.caller().tenant());

	private final TraceStore store = MemoryStores.open();

	private final Callers callers = new Callers(this.store);

	@Test
	void fillsAPageWithWhatMayBeLookedUp() {
		save("3", 20, LookUpApplication.HIDDEN_TENANT);
		save("2", 3, "acme");
		IncidentList list = list(2, null);
		assertThat(list.incidents()).extracting(IncidentLine::tenant).containsExactly("acme", "acme");
		assertThat(list(2, list.next()).incidents()).hasSize(1);
		assertThat(list(2, list.next()).next()).isNull();
	}

	@Test
	void writesNoHiddenTraceIntoACursor() {
		save("3", 30, LookUpApplication.HIDDEN_TENANT);
		save("2", 1, "acme");
		IncidentList list = list(1, null);
		assertThat(list.incidents()).isEmpty();
		assertThat(Cursor.read(Objects.requireNonNull(list.next())).traceId()).isEmpty();
	}

	private void save(String first, int traces, String tenant) {
		for (int i = 0; i < traces; i++) {
			this.store.save(Stories.chat(first + String.format("%031x", i), "succeeded", tenant).part());
		}
	}

	private IncidentList list(int limit, @Nullable String cursor) {
		Map<String, Object> arguments = (cursor != null) ? Map.of("limit", limit, "cursor", cursor)
				: Map.of("limit", limit);
		return this.callers.desk().list(this.callers.inquiry(SOME, false, arguments).filter());
	}

}
