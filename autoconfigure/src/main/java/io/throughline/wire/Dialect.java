package io.throughline.wire;

/**
 * How a provider writes requests and responses. Has no state.
 */
abstract class Dialect {

	private final Shape requestShape;

	private final Shape responseShape;

	Dialect(Shape requestShape, Shape responseShape) {
		this.requestShape = requestShape;
		this.responseShape = responseShape;
	}

	/**
	 * Return what of a request is kept.
	 */
	final Shape requestShape() {
		return this.requestShape;
	}

	/**
	 * Return what of a response, or of an event of a streamed one, is kept.
	 */
	final Shape responseShape() {
		return this.responseShape;
	}

	/**
	 * Return whether a request is one to a model.
	 */
	abstract boolean isCall(Json request);

	abstract void request(Json request, Findings findings);

	/**
	 * Read a response or the next event of a streamed one.
	 */
	abstract void response(Json document, Findings findings);

}
