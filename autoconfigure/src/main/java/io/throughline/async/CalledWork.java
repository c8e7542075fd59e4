package io.throughline.async;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.SenderContext;
import io.throughline.propagation.OutboundPlaces;
import io.throughline.step.StepContext;
import io.throughline.step.StepKind;

/**
 * Names work that is done for somebody: never the first thing that happens in an
 * application by itself.
 */
final class CalledWork {

	private static final String SPRING_AI = "spring.ai.";

	private static final String TOPIC = "messaging.destination.name";

	private final OutboundPlaces places;

	CalledWork(OutboundPlaces places) {
		this.places = places;
	}

	/**
	 * Return whether an observation is such work.
	 * @param context its context; it has started
	 */
	boolean isCalled(Observation.ContextView context) {
		StepContext step = StepContext.of(context);
		return context instanceof SenderContext
				|| (step != null && (step.kind() == StepKind.MODEL || step.kind() == StepKind.TOOL))
				|| (context.getName() != null && context.getName().startsWith(SPRING_AI));
	}

	/**
	 * Return the name of such work.
	 * @param context context of its observation
	 */
	String name(Observation.ContextView context) {
		StepContext step = StepContext.of(context);
		if (step != null) {
			return step.kind().word() + " " + step.step();
		}
		String place = (context instanceof SenderContext<?> sent) ? this.places.of(sent) : null;
		return (place != null) ? place : sent(context);
	}

	private static String sent(Observation.ContextView context) {
		KeyValue topic = context.getLowCardinalityKeyValue(TOPIC);
		return (topic != null) ? "send " + topic.getValue() : String.valueOf(context.getName());
	}

}
