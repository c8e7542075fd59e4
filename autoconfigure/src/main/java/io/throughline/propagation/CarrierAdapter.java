package io.throughline.propagation;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the receiver and the sender must know of a library's carrier of headers. A bean of
 * this type teaches them a carrier they do not know.
 */
public interface CarrierAdapter {

	/**
	 * Return whether this adapter knows the carrier.
	 * @param carrier a request or record, or its builder
	 * @return whether it does
	 */
	boolean supports(Object carrier);

	/**
	 * Return where an outgoing request goes to.
	 * @param carrier the outgoing request
	 * @return its method and address, or {@code null} if it has none
	 */
	default @Nullable Target target(Object carrier) {
		return null;
	}

	/**
	 * Return who sent an incoming request.
	 * @param carrier the incoming request
	 * @return an IP address, or {@code null} if it is not known
	 */
	default @Nullable String caller(Object carrier) {
		return null;
	}

	/**
	 * Return all values of a header.
	 * @param carrier the incoming request or record
	 * @param name name of the header
	 * @return the values, or {@code null} to ask the observation's own getter
	 */
	default @Nullable List<String> values(Object carrier, String name) {
		return null;
	}

	/**
	 * Return the first value of a header of the answer to an outgoing request.
	 * @param response the answer
	 * @param name name of the header
	 * @return the value, or {@code null} if there is none
	 */
	default @Nullable String answered(Object response, String name) {
		return null;
	}

	/**
	 * Where an outgoing request goes to.
	 *
	 * @param method HTTP method
	 * @param uri absolute address
	 */
	record Target(String method, URI uri) {
	}

}
