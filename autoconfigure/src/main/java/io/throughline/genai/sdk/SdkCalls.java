package io.throughline.genai.sdk;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.genai.ModelCalls;
import io.throughline.step.OpenStep;
import io.throughline.step.StepKind;
import io.throughline.step.Steps;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The open calls of the vendors' libraries, by the stamp that their requests carry as a
 * header until our transport takes it off. Thread-safe; nothing here throws.
 */
public final class SdkCalls {

	/**
	 * Name of the header with the stamp, which never leaves the process.
	 */
	public static final String HEADER = "x-throughline-call";

	private static final Logger logger = LoggerFactory.getLogger(SdkCalls.class);

	private final ObjectProvider<Steps> steps;

	private final ObjectProvider<ObservationRegistry> registry;

	private final Map<String, SdkCall> open = new ConcurrentHashMap<>();

	private final AtomicBoolean told = new AtomicBoolean();

	SdkCalls(ObjectProvider<Steps> steps, ObjectProvider<ObservationRegistry> registry) {
		this.steps = steps;
		this.registry = registry;
	}

	/**
	 * Begin an attempt, one HTTP request.
	 * @param stamp stamp of the call, or {@code null}
	 * @param method HTTP method
	 * @param url gives the absolute address
	 * @param headers sets a header of the request
	 * @return the attempt, or {@code null} if it belongs to no call
	 */
	public @Nullable SdkAttempt attempt(@Nullable String stamp, String method, Supplier<String> url,
			BiConsumer<String, String> headers) {
		SdkCall call = (stamp != null) ? this.open.get(stamp) : null;
		return (call != null) ? guarded(() -> SdkAttempt.start(this, call,
				new SdkRequest(method, URI.create(url.get()), headers, call.parent()))) : null;
	}

	/**
	 * Begin a call on the caller's thread.
	 */
	@Nullable SdkCall begin(StepKind kind, String stamp) {
		SdkCall call = guarded(() -> create(kind, stamp));
		if (call != null) {
			this.open.put(stamp, call);
		}
		return call;
	}

	void ended(SdkCall call) {
		this.open.remove(call.stamp());
	}

	ObservationRegistry registry() {
		return this.registry.getObject();
	}

	void guard(Runnable work) {
		this.<@Nullable Object>guarded(() -> {
			work.run();
			return null;
		});
	}

	<T extends @Nullable Object> @Nullable T guarded(Supplier<? extends T> work) {
		try {
			return work.get();
		}
		catch (RuntimeException | LinkageError ex) {
			if (this.told.compareAndSet(false, true)) {
				logger.error("A model call was not traced as it should; further failures are not logged", ex);
			}
			return null;
		}
	}

	private SdkCall create(StepKind kind, String stamp) {
		Observation current = registry().getCurrentObservation();
		if (ModelCalls.owner(current, kind) != null) {
			return new SdkCall(this, stamp, current, null);
		}
		Steps available = this.steps.getObject();
		OpenStep<?> step = (kind == StepKind.EMBEDDING) ? available.embedding("embeddings").open()
				: available.model("chat").open();
		return new SdkCall(this, stamp, step.observation(), step);
	}

}
