/**
 * Replays the tools and the documents of Spring AI, in tests with eval cases alone.
 */
@NullMarked
package io.throughline.test.evalcase.springai;

import org.jspecify.annotations.NullMarked;
