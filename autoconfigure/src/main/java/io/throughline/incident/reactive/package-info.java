/**
 * The look-up's guard in reactive applications: a thin filter, on the main port or on the
 * one of the management endpoints. Knows Reactor and its parent room.
 */
@NullMarked
package io.throughline.incident.reactive;

import org.jspecify.annotations.NullMarked;
