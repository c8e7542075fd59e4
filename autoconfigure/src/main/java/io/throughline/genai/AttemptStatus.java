package io.throughline.genai;

import io.throughline.step.StepStatus;
import io.throughline.wire.ModelCallFacts;

/**
 * What the end of an attempt says of the call, should it be the last one.
 */
final class AttemptStatus {

	private AttemptStatus() {
	}

	static StepStatus of(ModelCallFacts facts) {
		if (facts.status() >= 400) {
			return ofHttp(facts.status());
		}
		return switch (facts.end()) {
			case CANCELLED -> StepStatus.CANCELLED;
			case TRUNCATED, FAILED -> StepStatus.PROVIDER_ERROR;
			default -> (facts.errorType() != null) ? StepStatus.PROVIDER_ERROR : StepStatus.OK;
		};
	}

	static String code(ModelCallFacts facts) {
		String code = facts.errorType();
		if (code != null) {
			return code;
		}
		return (facts.status() >= 400) ? Integer.toString(facts.status()) : of(facts).word();
	}

	private static StepStatus ofHttp(int status) {
		return switch (status) {
			case 429 -> StepStatus.RATE_LIMITED;
			case 408, 504 -> StepStatus.TIMEOUT;
			default -> (status >= 500) ? StepStatus.PROVIDER_ERROR : StepStatus.VALIDATION_ERROR;
		};
	}

}
