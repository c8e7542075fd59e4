/**
 * Which traces are kept, and how much of them: decided after the outcome, for a whole
 * local trace. The decision is pure: uses the dictionary alone, no tracing, no metrics;
 * only what reads the configuration, counts and serves the actuator endpoint knows
 * Spring.
 */
@NullMarked
package io.throughline.sampling;

import org.jspecify.annotations.NullMarked;
