package io.throughline.evalcase;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.RedactionCounts;
import io.throughline.store.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Makes, fills and finds eval cases.
 */
final class EvalCaseDesk {

	private final EvalCaseStore store;

	private final EvalCaseDraft draft;

	private final FieldRedactor redactor;

	private final InstantSource clock;

	EvalCaseDesk(EvalCaseStore store, EvalCaseDraft draft, FieldRedactor redactor, InstantSource clock) {
		this.store = store;
		this.draft = draft;
		this.redactor = redactor;
		this.clock = clock;
	}

	/**
	 * Return the cases of a data set.
	 * @param dataset its name, {@code null} for those of all
	 */
	List<KeptCase> list(@Nullable String dataset) {
		List<String> datasets = (dataset != null) ? List.of(dataset) : this.store.datasets();
		return datasets.stream().flatMap((name) -> this.store.cases(name).stream()).toList();
	}

	Optional<KeptCase> find(String dataset, String id) {
		return this.store.cases(dataset).stream().filter((kept) -> kept.isNamed(id)).findFirst();
	}

	/**
	 * Make a case, unless there is one.
	 */
	synchronized Made make(Trace trace, String dataset) {
		Optional<KeptCase> known = this.store.casesOf(trace.summary().traceId())
			.stream()
			.filter((kept) -> kept.evalCase().dataset().equals(dataset))
			.findFirst();
		if (known.isPresent()) {
			return new Made(known.get(), false, true);
		}
		EvalCase made = this.draft.of(trace, dataset, this.clock.instant());
		KeptCase kept = new KeptCase(made, trace.summary().caller());
		return new Made(kept, true, this.store.save(kept));
	}

	/**
	 * Say what should have come out of a case.
	 * @return the case, empty if there is no room for it
	 * @throws InvalidExpectationException if that cannot be read
	 * @throws MeaninglessCaseException if the answer that was recorded meets it
	 */
	synchronized Optional<KeptCase> fill(KeptCase kept, String expected) {
		String text = this.redactor.redact(expected.strip(), new RedactionCounts());
		KeptCase filled = kept.expecting(text);
		if (Expectations.parse(text).areMetByTheRecordedAnswer(filled.evalCase())) {
			throw new MeaninglessCaseException();
		}
		return Stream.of(filled).filter(this.store::save).findFirst();
	}

	boolean remove(KeptCase kept) {
		return this.store.remove(kept.evalCase().dataset(), kept.evalCase().id());
	}

	/**
	 * A case that was asked for.
	 *
	 * @param kept the case
	 * @param isNew whether it was not there before
	 * @param isKept whether there was room for it
	 */
	record Made(KeptCase kept, boolean isNew, boolean isKept) {

	}

}
