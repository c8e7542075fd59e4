package io.throughline.identity;

/**
 * Tells whom a request is for. A bean of this type takes the place of the one that reads
 * {@code throughline.identity.*}. It is asked at the door and again after authentication;
 * what it does not know it leaves {@code null}. An exception from it is logged once and
 * means nobody.
 */
@FunctionalInterface
public interface IdentityResolver {

	/**
	 * Return whom the request is for.
	 * @param request the request
	 * @return the identity, never {@code null}
	 */
	Identity resolve(IdentityRequest request);

}
