package io.throughline.incident;

/**
 * A page elsewhere.
 *
 * @param name what it is called
 * @param url its address
 */
public record Link(String name, String url) {

}
