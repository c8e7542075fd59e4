/**
 * Support tickets: a reference goes in; the trace id, a summary and a verdict are kept as
 * fields.
 */
@NullMarked
package io.throughline.sample.ticket;

import org.jspecify.annotations.NullMarked;
