package io.throughline.testsupport.model;

import java.util.List;

/**
 * An answer in the wire format of a provider that streams events.
 */
interface ModelWire {

	/**
	 * Return the answer in one piece.
	 * @return the body
	 */
	String json();

	/**
	 * Return the events of a stream that are each followed by a pause.
	 * @return the events, each with its empty line
	 */
	List<String> events();

	/**
	 * Return what ends a whole stream.
	 * @return the end, empty if the last event is the end
	 */
	String end();

	/**
	 * Return the event that ends a stream in which the provider failed.
	 * @return the event
	 */
	String error();

}
