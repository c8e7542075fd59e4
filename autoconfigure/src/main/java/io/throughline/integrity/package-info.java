/**
 * Whether the id holds while the application runs: the map of its hand-offs as they were
 * counted, its health, and how complete the traces of each route are. The counts come
 * from propagation, the traces from the store; only metadata leaves this room.
 */
@NullMarked
package io.throughline.integrity;

import org.jspecify.annotations.NullMarked;
