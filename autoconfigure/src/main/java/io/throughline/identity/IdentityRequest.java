package io.throughline.identity;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

/**
 * What an {@link IdentityResolver} may look at.
 */
public interface IdentityRequest {

	/**
	 * Return the first value of a header.
	 * @param name name of the header, in any case
	 * @return the value, or {@code null}
	 */
	@Nullable String header(String name);

	/**
	 * Return who is logged in.
	 * @return the principal, or {@code null} before authentication or without it
	 */
	@Nullable Principal principal();

}
