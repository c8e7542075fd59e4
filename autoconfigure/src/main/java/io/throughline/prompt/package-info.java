/**
 * How the versions of a prompt compare: failures, latency, tokens, cost, tools and
 * retrievals, weighted by the probability that each trace was kept with. It reads the
 * dictionary, the store and, through the words of an incident, its traces; only metadata
 * leaves it.
 */
@NullMarked
package io.throughline.prompt;

import org.jspecify.annotations.NullMarked;
