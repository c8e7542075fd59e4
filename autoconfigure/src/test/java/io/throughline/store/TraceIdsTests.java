package io.throughline.store;

import io.throughline.reference.Reference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link TraceIds}.
 */
class TraceIdsTests {

	private static final String TRACE_ID = "4bf92f3577b34da6a3ce929af6383afb";

	private final TraceIds ids = new TraceIds(4 * Long.BYTES);

	@Test
	void knowsAnIdByBothOfItsReferences() {
		this.ids.add(TRACE_ID);
		assertThat(this.ids.contains(Reference.of(TRACE_ID))).isTrue();
		assertThat(this.ids.contains(Reference.ofLong(TRACE_ID))).isTrue();
		assertThat(this.ids.contains(Reference.of("07096c3e501cfcd70ffeb10e0c5874fe"))).isFalse();
	}

	@Test
	void tellsApartByTheLongReferenceWhatIsTheSameByTheShortOne() {
		this.ids.add("0".repeat(20) + "100012345678");
		String twin = "0".repeat(20) + "200012345678";
		assertThat(this.ids.contains(Reference.of(twin))).isTrue();
		assertThat(this.ids.contains(Reference.ofLong(twin))).isFalse();
	}

	@Test
	void takesAnIdOfZerosForOne() {
		String zeros = "1" + "0".repeat(31);
		assertThat(this.ids.contains(Reference.of(zeros))).isFalse();
		this.ids.add(zeros);
		assertThat(this.ids.contains(Reference.of(zeros))).isTrue();
	}

	@Test
	void forgetsTheEldestWhereThereIsNoRoom() {
		this.ids.add(TRACE_ID);
		for (int i = 0; i < 3; i++) {
			this.ids.add(TraceParts.id(i + 1));
		}
		assertThat(this.ids.contains(Reference.ofLong(TRACE_ID))).isTrue();
		this.ids.add(TraceParts.id(4));
		assertThat(this.ids.contains(Reference.ofLong(TRACE_ID))).isFalse();
		assertThat(this.ids.contains(Reference.ofLong(TraceParts.id(4)))).isTrue();
	}

}
