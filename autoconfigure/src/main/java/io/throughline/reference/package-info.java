/**
 * The short spelling of a trace id that a person can read aloud, and its way back to a
 * log search. Pure: uses no room, no Spring, no OpenTelemetry.
 */
@NullMarked
package io.throughline.reference;

import org.jspecify.annotations.NullMarked;
