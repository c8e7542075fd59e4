/**
 * The door of the application. Boot's server observation has opened the trace already;
 * here the request gets its identity, its answer gets the ids, and one line opens and one
 * closes it, with the sum of its steps. The two wings are thin views over the same code.
 * Uses semconv, reference, scope, propagation, identity and step.
 */
@NullMarked
package io.throughline.entry;

import org.jspecify.annotations.NullMarked;
