/**
 * Tests of the steps whose work is a {@code Mono} or a {@code Flux}.
 */
@NullMarked
package io.throughline.step.reactor;

import org.jspecify.annotations.NullMarked;
