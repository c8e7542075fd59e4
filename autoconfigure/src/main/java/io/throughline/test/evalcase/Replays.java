package io.throughline.test.evalcase;

import java.util.concurrent.locks.ReentrantLock;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Knows which run the application works for; a bean of each test context with
 * {@link EvalCases}, to be injected where the test replays something by hand. Work
 * belongs to the run under whose observation it was begun. What has no such parent, as a
 * request over HTTP, belongs to the run that is going on: there is one at a time.
 */
public final class Replays {

	private final ObjectProvider<ObservationRegistry> registry;

	private final ReentrantLock turn = new ReentrantLock();

	private volatile @Nullable EvalRun active;

	Replays(ObjectProvider<ObservationRegistry> registry) {
		this.registry = registry;
	}

	/**
	 * Return the run that this thread works for.
	 * @return the run, or {@code null} if no case is running
	 */
	public @Nullable EvalRun current() {
		Observation observation = this.registry.getObject().getCurrentObservation();
		return of((observation != null) ? observation.getContextView() : null);
	}

	@Nullable EvalRun of(Observation.@Nullable ContextView context) {
		Observation.ContextView at = context;
		while (at != null) {
			EvalRun run = at.get(EvalRun.class);
			if (run != null) {
				return run;
			}
			ObservationView parent = at.getParentObservation();
			at = (parent != null) ? parent.getContextView() : null;
		}
		return this.active;
	}

	void run(EvalRun run, Work work) throws Throwable {
		Observation.Context context = new Observation.Context();
		context.put(EvalRun.class, run);
		Observation observation = Observation
			.createNotStarted("throughline.eval.case", () -> context, this.registry.getObject())
			.contextualName("eval case " + run.evalCase().id());
		this.turn.lock();
		try {
			this.active = run;
			run.steps().begin();
			observation.observeChecked(work::run);
		}
		finally {
			run.steps().end();
			run.end();
			this.active = null;
			this.turn.unlock();
		}
	}

	/**
	 * What a test does.
	 */
	interface Work {

		void run() throws Throwable;

	}

}
