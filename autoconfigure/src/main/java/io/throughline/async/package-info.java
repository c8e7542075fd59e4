/**
 * Context across threads: the executors and schedulers that Boot's own switch misses,
 * Spring MVC's asynchronous requests, Reactor subscriptions made by hand, and the span
 * that somebody opened by hand. Nothing here knows our fields: whatever Micrometer's
 * context propagation carries is carried. Where work arrives on a thread without it all
 * the same, that is counted. Uses scope, propagation and step.
 */
@NullMarked
package io.throughline.async;

import org.jspecify.annotations.NullMarked;
