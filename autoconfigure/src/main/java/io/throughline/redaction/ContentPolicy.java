package io.throughline.redaction;

/**
 * How content goes to the own store and to exporters.
 *
 * @param store for the store
 * @param export for exporters
 */
public record ContentPolicy(ContentMode store, ContentMode export) {
}
