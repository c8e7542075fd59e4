/**
 * Steps whose work is a {@code Mono} or a {@code Flux}. The only package of steps that
 * knows Reactor; uses its public operators, no hooks. Uses step.
 */
@NullMarked
package io.throughline.step.reactor;

import org.jspecify.annotations.NullMarked;
