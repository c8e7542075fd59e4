package io.throughline.entry;

import io.throughline.identity.IdentityRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the door sees of a request, servlet or reactive.
 */
public interface EntryRequest extends IdentityRequest {

	/**
	 * Return the HTTP method.
	 * @return the method
	 */
	String method();

	/**
	 * Return the path within the application, without query.
	 * @return the path, as the caller wrote it
	 */
	String path();

	/**
	 * Return the path as the server understood it.
	 * @return the path within the application, decoded and without detours
	 */
	String lookupPath();

	/**
	 * Set a header of the answer.
	 * @param name name of the header
	 * @param value its value
	 */
	void answerHeader(String name, String value);

	/**
	 * Set an attribute of the request, for access logs and error pages.
	 * @param name name of the attribute
	 * @param value its value
	 */
	void attribute(String name, @Nullable Object value);

}
