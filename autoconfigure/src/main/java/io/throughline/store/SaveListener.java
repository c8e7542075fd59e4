package io.throughline.store;

/**
 * Hears of each part of a trace that the pipeline kept, after the store was given it. All
 * beans of this type are called, on the pipeline's thread: what blocks there costs spans,
 * never a request.
 */
@FunctionalInterface
public interface SaveListener {

	/**
	 * Hear of spans that were saved.
	 * @param part the spans
	 */
	void saved(TracePart part);

}
