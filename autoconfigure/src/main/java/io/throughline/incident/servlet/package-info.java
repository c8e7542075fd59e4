/**
 * The look-up's guard in servlet applications: a thin filter, on the main port or on the
 * one of the management endpoints. Knows the Servlet API and its parent room.
 */
@NullMarked
package io.throughline.incident.servlet;

import org.jspecify.annotations.NullMarked;
