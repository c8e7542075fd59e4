/**
 * Spring AI: keeps the HTTP requests of streamed model calls in their trace. The only
 * package that knows Spring AI.
 */
@NullMarked
package io.throughline.genai.springai;

import org.jspecify.annotations.NullMarked;
