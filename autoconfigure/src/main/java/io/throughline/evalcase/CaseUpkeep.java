package io.throughline.evalcase;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

import io.throughline.incident.IncidentCases;
import io.throughline.store.Upkeep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the cases that were kept for their time, on a thread of its own, and tells
 * incidents of theirs. A store that cannot be reached fails neither; the log says it once
 * until it can.
 */
final class CaseUpkeep extends Upkeep implements IncidentCases {

	private static final Logger logger = LoggerFactory.getLogger(CaseUpkeep.class);

	private static final Duration PURGE = Duration.ofHours(1);

	private final EvalCaseStore store;

	private final Duration retention;

	private final InstantSource clock;

	private final AtomicBoolean told = new AtomicBoolean();

	CaseUpkeep(EvalCaseStore store, Duration retention, InstantSource clock) {
		super("throughline-evalcases");
		this.store = store;
		this.retention = retention;
		this.clock = clock;
	}

	@Override
	public List<String> of(String traceId) {
		try {
			List<KeptCase> cases = this.store.casesOf(traceId);
			this.told.set(false);
			return cases.stream().map((kept) -> kept.evalCase().dataset() + "/" + kept.evalCase().id()).toList();
		}
		catch (RuntimeException ex) {
			tell(ex);
			return List.of();
		}
	}

	/**
	 * Remove what was kept for its time.
	 */
	void purge() {
		try {
			Instant oldest = this.clock.instant().minus(this.retention);
			for (String dataset : this.store.datasets()) {
				this.store.cases(dataset)
					.stream()
					.map(KeptCase::evalCase)
					.filter((kept) -> kept.created().isBefore(oldest))
					.forEach((kept) -> this.store.remove(dataset, kept.id()));
			}
			this.told.set(false);
		}
		catch (RuntimeException ex) {
			tell(ex);
		}
	}

	private void tell(RuntimeException failure) {
		if (this.told.compareAndSet(false, true)) {
			logger.warn("Eval cases cannot be reached", failure);
		}
	}

	@Override
	protected void plan(ScheduledExecutorService planned) {
		planned.execute(this::purge);
		repeat(planned, PURGE, this::purge);
	}

}
