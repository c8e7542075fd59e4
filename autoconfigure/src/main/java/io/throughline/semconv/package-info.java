/**
 * The one dictionary: each field once, with its span attribute, its log key and its
 * sensitivity, and the names of events. All rooms read names from here; it uses none.
 */
@NullMarked
package io.throughline.semconv;

import org.jspecify.annotations.NullMarked;
