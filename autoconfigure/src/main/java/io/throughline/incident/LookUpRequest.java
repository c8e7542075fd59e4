package io.throughline.incident;

import java.security.Principal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the guard of the look-up must know of a request, whichever web stack it came
 * through.
 */
public interface LookUpRequest {

	/**
	 * Return the HTTP method.
	 * @return the method
	 */
	String method();

	/**
	 * Return the path within the application, as handlers are mapped by it.
	 * @return its segments, decoded; the last one is empty where the path ends with a
	 * slash
	 */
	List<String> path();

	/**
	 * Return a header as it was sent.
	 * @param name its name
	 * @return its first value, or {@code null} if there is none
	 */
	@Nullable String header(String name);

	/**
	 * Return whether there is a query parameter.
	 * @param name its name
	 * @return whether there is
	 */
	boolean hasParameter(String name);

	/**
	 * Return who is logged in.
	 * @return the user, or {@code null} if nobody is
	 */
	@Nullable Principal user();

	/**
	 * Return whether the connection comes from this machine, which only its own address
	 * can tell and no header.
	 * @return whether it does
	 */
	boolean isLoopback();

}
