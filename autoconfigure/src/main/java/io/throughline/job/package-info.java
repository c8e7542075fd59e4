/**
 * Work that no request started: scheduled methods and application runners. Each run is a
 * trace of its own with a run id, which what it starts inherits. Uses semconv, scope and
 * propagation.
 */
@NullMarked
package io.throughline.job;

import org.jspecify.annotations.NullMarked;
