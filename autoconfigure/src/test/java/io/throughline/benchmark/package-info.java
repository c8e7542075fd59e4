/**
 * What this project costs, measured by JMH, and what its stores do beside Zipkin's.
 * Compiled by every build, run by the profile {@code benchmark} only.
 */
@NullMarked
package io.throughline.benchmark;

import org.jspecify.annotations.NullMarked;
