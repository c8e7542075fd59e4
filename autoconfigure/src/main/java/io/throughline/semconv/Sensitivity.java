package io.throughline.semconv;

/**
 * How private the values of a field are.
 */
public enum Sensitivity {

	/**
	 * Says nothing of a person: names of models, numbers, status words.
	 */
	METADATA,

	/**
	 * Points to a person, a customer or a request without saying anything of them.
	 */
	IDENTIFIER,

	/**
	 * What somebody wrote or was told.
	 */
	CONTENT

}
