package io.throughline.genai;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.SenderContext;
import io.throughline.propagation.CarrierAdapter;
import io.throughline.propagation.HandOff;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.HandOffs.State;
import io.throughline.propagation.OutboundListener;
import io.throughline.scope.MdcScope;
import io.throughline.semconv.Field;
import io.throughline.step.OpenStep;
import io.throughline.step.Step;
import io.throughline.step.StepContext;
import io.throughline.step.StepKind;
import io.throughline.step.Steps;
import io.throughline.wire.ModelCallRecognizer;
import io.throughline.wire.ModelExchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Finds the model call that an HTTP request belongs to. One call has one owner, the
 * outermost that knows of it: a step of the application, an observation of its library or
 * else the HTTP request, around which a step is opened. Everything below is an attempt.
 */
public final class ModelCalls implements OutboundListener {

	private static final Logger logger = LoggerFactory.getLogger(ModelCalls.class);

	private final ModelCallRecognizer recognizer;

	private final ObjectProvider<Steps> steps;

	private final ObjectProvider<HandOffs> handOffs;

	private final AtomicBoolean told = new AtomicBoolean();

	ModelCalls(ModelCallRecognizer recognizer, ObjectProvider<Steps> steps, ObjectProvider<HandOffs> handOffs) {
		this.recognizer = recognizer;
		this.steps = steps;
		this.handOffs = handOffs;
	}

	@Override
	public @Nullable ObservationView starting(SenderContext<?> context, CarrierAdapter.Target target) {
		try {
			ModelExchange exchange = this.recognizer.recognize(target.method(), target.uri());
			return (exchange != null) ? begin(context, target.uri(), exchange) : null;
		}
		catch (RuntimeException | LinkageError ex) {
			tell(ex);
			return null;
		}
	}

	/**
	 * Return whether a request may be a model call, so that its body is worth reading.
	 * @param method HTTP method
	 * @param uri address
	 * @return whether it may be one
	 */
	public boolean supports(String method, URI uri) {
		return this.recognizer.recognize(method, uri) != null;
	}

	void tell(Throwable failure) {
		if (this.told.compareAndSet(false, true)) {
			logger.error("A model call was not read as it should; further failures are not logged", failure);
		}
	}

	void count(ModelExchange exchange, Observation.ContextView request) {
		Object model = exchange.facts().values().get(Field.MODEL);
		String name = exchange.operation() + ((model != null) ? " " + model : "");
		State state = (MdcScope.trace(request) != null) ? State.CARRIED : State.MISSING;
		this.handOffs.ifAvailable((available) -> available.count(HandOff.Kind.MODEL, name, state, request));
	}

	private @Nullable ObservationView begin(SenderContext<?> context, URI uri, ModelExchange exchange) {
		StepContext owner = owner(context.getParentObservation(), kind(exchange));
		if (owner != null) {
			context.put(ModelAttempt.class, new ModelAttempt(this, exchange, context, new CallOwner(owner, null)));
			return null;
		}
		OpenStep<?> opened = open(context, uri, exchange);
		StepContext step = StepContext.of(opened.observation().getContext());
		if (step != null) {
			context.put(ModelAttempt.class, new ModelAttempt(this, exchange, context, new CallOwner(step, opened)));
		}
		return opened.observation();
	}

	/**
	 * Return the open step that owns a call. A tool in between makes calls of its own.
	 * @param around the observation around the call, or {@code null}
	 * @param kind kind of the call
	 * @return the owner, or {@code null} if the call has none yet
	 */
	public static @Nullable StepContext owner(@Nullable ObservationView around, StepKind kind) {
		ObservationView at = around;
		while (at != null) {
			StepContext step = StepContext.of(at.getContextView());
			if (step != null && step.kind() == kind && !step.isEnded()) {
				return step;
			}
			at = (step == null || step.kind() != StepKind.TOOL) ? at.getContextView().getParentObservation() : null;
		}
		return null;
	}

	private OpenStep<?> open(SenderContext<?> context, URI uri, ModelExchange exchange) {
		Step<?> step = step(kind(exchange));
		Observation parent = (context.getParentObservation() instanceof Observation around) ? around : null;
		OpenStep<?> opened = exchange.isCertain() ? step.open(parent) : step.openTentatively(parent);
		StepContext facts = StepContext.of(opened.observation().getContext());
		if (facts != null) {
			facts.put(Field.SERVER_ADDRESS, uri.getHost());
			facts.put(Field.SERVER_PORT, (uri.getPort() > 0) ? Long.valueOf(uri.getPort()) : null);
		}
		return opened;
	}

	private static StepKind kind(ModelExchange exchange) {
		return switch (exchange.operation()) {
			case "embeddings" -> StepKind.EMBEDDING;
			case "rerank" -> StepKind.RERANK;
			default -> StepKind.MODEL;
		};
	}

	private Step<?> step(StepKind kind) {
		Steps available = this.steps.getObject();
		return switch (kind) {
			case EMBEDDING -> available.embedding("embeddings");
			case RERANK -> available.rerank("rerank");
			default -> available.model("chat");
		};
	}

}
