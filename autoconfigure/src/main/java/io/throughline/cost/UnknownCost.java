package io.throughline.cost;

/**
 * Why a call has no cost.
 */
enum UnknownCost {

	/**
	 * No price is configured for the model on that day.
	 */
	MODEL("model"),

	/**
	 * A count of tokens that has a price is unknown.
	 */
	TOKENS("tokens");

	private final String reason;

	UnknownCost(String reason) {
		this.reason = reason;
	}

	String reason() {
		return this.reason;
	}

}
