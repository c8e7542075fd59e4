package io.throughline.evalcase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import io.throughline.store.TraceStoreException;
import io.throughline.store.TraceSummary.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every store of eval cases does.
 */
class EvalCaseStoreTests {

	private static final Caller ACME = new Caller("acme", "s-1", null);

	private static final KeptCase FULL = new KeptCase(Cases.full(null), ACME);

	private static final KeptCase SMALLEST = new KeptCase(Cases.smallest(), ACME);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void keepsCasesByDataSet(boolean inMemory) {
		EvalCaseStore store = store(inMemory, 1_000_000);
		assertThat(store.datasets()).isEmpty();
		assertThat(store.save(FULL)).isTrue();
		assertThat(store.save(SMALLEST)).isTrue();
		assertThat(store.datasets()).containsExactly("default", "refunds");
		assertThat(store.cases("refunds")).containsExactly(FULL);
		assertThat(store.cases("other")).isEmpty();
		assertThat(store.casesOf(FULL.evalCase().traceId())).containsExactly(SMALLEST, FULL);
		assertThat(store.casesOf("f".repeat(32))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void replacesAndRemovesACase(boolean inMemory) {
		EvalCaseStore store = store(inMemory, 1_000_000);
		store.save(FULL);
		store.save(FULL.expecting("contains: refund"));
		assertThat(store.cases("refunds")).containsExactly(FULL.expecting("contains: refund"));
		assertThat(store.remove("refunds", "other")).isFalse();
		assertThat(store.remove("refunds", FULL.evalCase().id())).isTrue();
		assertThat(store.cases("refunds")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void takesNoMoreThanThereIsRoomFor(boolean inMemory) {
		EvalCaseStore store = store(inMemory, inMemory ? 5_000 : 2_000);
		assertThat(store.save(FULL)).isTrue();
		assertThat(store.save(FULL.expecting("x".repeat(3_000)))).isFalse();
		assertThat(store.cases("refunds")).containsExactly(FULL);
		store.remove("refunds", FULL.evalCase().id());
		assertThat(store.save(FULL)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void keepsThemNoLongerThanTheirTime(boolean inMemory) {
		EvalCaseStore store = store(inMemory, 1_000_000);
		store.save(FULL);
		Instant created = FULL.evalCase().created();
		upkeep(store, created.plus(Duration.ofDays(365))).purge();
		assertThat(store.cases("refunds")).hasSize(1);
		upkeep(store, created.plus(Duration.ofDays(366))).purge();
		assertThat(store.cases("refunds")).isEmpty();
	}

	@Test
	void survivesAsFilesThatOnlyTheirOwnerReads() throws IOException {
		store(false, 1_000_000).save(FULL);
		Path file = this.directory.resolve("cases").resolve("refunds.jsonl");
		assertThat(store(false, 1_000_000).cases("refunds")).containsExactly(FULL);
		assertThat(EvalCaseFile.read(Files.newBufferedReader(file))).containsExactly(FULL.evalCase());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		try (Stream<Path> files = Files.list(file.getParent())) {
			assertThat(files).containsExactly(file);
		}
	}

	@Test
	void neverReplacesAFileThatItCannotRead() throws IOException {
		EvalCaseStore store = store(false, 1_000_000);
		store.save(FULL);
		Path file = this.directory.resolve("cases").resolve("refunds.jsonl");
		Files.writeString(file, "what somebody wrote\n");
		assertThatExceptionOfType(TraceStoreException.class).isThrownBy(() -> store.save(FULL));
		assertThat(file).hasContent("what somebody wrote");
	}

	@Test
	void failsNoIncidentWhereTheFilesCannotBeReached() throws IOException {
		Files.writeString(this.directory.resolve("cases"), "no directory");
		assertThat(upkeep(store(false, 1_000), Instant.now()).of("f".repeat(32))).isEmpty();
	}

	@Test
	void tellsIncidentsOfTheirCases() {
		EvalCaseStore store = store(true, 1_000_000);
		store.save(FULL);
		assertThat(upkeep(store, Instant.now()).of(FULL.evalCase().traceId()))
			.isEqualTo(List.of("refunds/" + FULL.evalCase().id()));
	}

	private static CaseUpkeep upkeep(EvalCaseStore store, Instant now) {
		return new CaseUpkeep(store, Duration.ofDays(365), InstantSource.fixed(now));
	}

	private EvalCaseStore store(boolean inMemory, long most) {
		return inMemory ? new MemoryEvalCaseStore(most)
				: new DirectoryEvalCaseStore(this.directory.resolve("cases"), most);
	}

}
