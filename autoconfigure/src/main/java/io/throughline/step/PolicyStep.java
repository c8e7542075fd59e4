package io.throughline.step;

import java.util.Map;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * An entitlement or a policy is checked, or values are masked.
 */
public final class PolicyStep extends Step<PolicyStep> {

	PolicyStep(StepObservations observations, String name) {
		super(observations, new StepContext(StepKind.POLICY, name));
		set(Field.POLICY_NAME, name);
	}

	private PolicyStep(StepObservations observations, StepContext context) {
		super(observations, context);
	}

	/**
	 * Set the decision, one of few words.
	 * @param decision for example {@code allow}, or {@code null}
	 * @return this
	 */
	public PolicyStep decision(@Nullable String decision) {
		return set(Field.POLICY_DECISION, decision);
	}

	/**
	 * Set the reason, one of few words.
	 * @param reason the reason, or {@code null}
	 * @return this
	 */
	public PolicyStep reason(@Nullable String reason) {
		return set(Field.POLICY_REASON, reason);
	}

	/**
	 * Set how many values were masked before the model saw them.
	 * @param countsByType number of values by their type, the values never
	 * @return this
	 */
	public PolicyStep masked(Map<String, Integer> countsByType) {
		return guarded(() -> {
			set(Field.MASKED_COUNT, countsByType.values().stream().mapToLong(Integer::longValue).sum());
			set(Field.MASKED_TYPES,
					countsByType.entrySet().stream().map((type) -> type.getKey() + "=" + type.getValue()).toList());
		});
	}

	@Override
	PolicyStep with(StepObservations observations, StepContext context) {
		return new PolicyStep(observations, context);
	}

}
