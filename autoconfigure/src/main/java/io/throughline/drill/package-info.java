/**
 * The check before a launch: whether one live request can be followed by one id from its
 * start to its last consequence, and if not, where the id was lost; as a report for
 * people who write no code. A test runs it ({@code io.throughline.test}), and so can an
 * operator, on a running application. Uses semconv, reference, scope, propagation,
 * pipeline, store and incident.
 */
@NullMarked
package io.throughline.drill;

import org.jspecify.annotations.NullMarked;
