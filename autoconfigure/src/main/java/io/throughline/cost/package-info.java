/**
 * What a call of a model costs: tokens times the configured prices, or what a gateway
 * says. Exact, and no number rather than a wrong one. The calculation is pure: uses no
 * room, no tracing, no web; only what reads the configuration and counts knows Spring.
 */
@NullMarked
package io.throughline.cost;

import org.jspecify.annotations.NullMarked;
