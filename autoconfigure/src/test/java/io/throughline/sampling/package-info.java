/**
 * Tests of the decision which traces are kept, and of its endpoint on real servers.
 */
@NullMarked
package io.throughline.sampling;

import org.jspecify.annotations.NullMarked;
