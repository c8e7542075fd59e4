package io.throughline.genai;

/**
 * How an application calls a model with the library of a wing.
 */
public interface ModelClient {

	/**
	 * Ask and wait for the whole answer.
	 */
	String ask(String message);

	/**
	 * Ask for a stream and read it to its end.
	 */
	String stream(String message);

	/**
	 * Ask for a stream, read the first text and go away.
	 */
	void cancel(String message);

}
