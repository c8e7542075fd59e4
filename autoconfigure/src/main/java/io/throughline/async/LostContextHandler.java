package io.throughline.async;

import java.lang.ref.WeakReference;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.TraceContext;
import io.throughline.propagation.HandOff.Kind;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.HandOffs.State;
import io.throughline.scope.MdcScope;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Counts work that changes threads. What calls somebody else, such as an outgoing
 * request, a sent record, a model call or a tool, and begins a trace by itself was handed
 * to a thread without its context, once the application receives work at all. What runs
 * while it starts and stops, and on the thread that started it, has no request to belong
 * to; neither have jobs and runners, which have a trace of their own.
 */
final class LostContextHandler
		implements ObservationHandler<Observation.Context>, ApplicationListener<ApplicationEvent> {

	private final HandOffs handOffs;

	private final CalledWork called;

	private volatile @Nullable WeakReference<Thread> starter;

	private volatile boolean receiving;

	LostContextHandler(HandOffs handOffs, CalledWork called) {
		this.handOffs = handOffs;
		this.called = called;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public void onStart(Observation.Context context) {
		if (context instanceof ReceiverContext) {
			this.receiving = true;
			context.put(LostContextHandler.class, Thread.currentThread().getName());
			return;
		}
		TraceContext trace = this.called.isCalled(context) ? MdcScope.trace(context) : null;
		if (trace != null && !isRoot(trace)) {
			countCarried(context);
		}
		else if (trace != null && isExpectedToBelong()) {
			count(ThreadName.of(Thread.currentThread().getName()), State.ROOT, context);
		}
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (event instanceof ApplicationReadyEvent) {
			this.starter = new WeakReference<>(Thread.currentThread());
		}
		else if (event instanceof ContextClosedEvent) {
			this.starter = null;
		}
	}

	private boolean isExpectedToBelong() {
		WeakReference<Thread> started = this.starter;
		return this.receiving && started != null && started.get() != Thread.currentThread();
	}

	private void countCarried(Observation.Context context) {
		String entered = entered(context);
		String now = Thread.currentThread().getName();
		if (entered != null && !entered.equals(now)) {
			String thread = ThreadName.of(now);
			if (!thread.equals(ThreadName.of(entered))) {
				count(thread, State.CARRIED, context);
			}
		}
	}

	private void count(String thread, State state, Observation.Context context) {
		this.handOffs.count(Kind.EXECUTOR, "executor " + thread + " -> " + this.called.name(context), state, context);
	}

	private static boolean isRoot(TraceContext trace) {
		String parent = trace.parentId();
		return parent == null || parent.isEmpty() || parent.equals("0000000000000000");
	}

	/**
	 * Return the name of the thread on which the work around was received.
	 */
	private static @Nullable String entered(Observation.ContextView context) {
		ObservationView at = context.getParentObservation();
		while (at != null) {
			String thread = at.getContextView().get(LostContextHandler.class);
			if (thread != null) {
				return thread;
			}
			at = at.getContextView().getParentObservation();
		}
		return null;
	}

}
