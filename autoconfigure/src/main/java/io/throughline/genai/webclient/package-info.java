/**
 * Spring's {@code WebClient}: requests of clients that Boot's builder makes and that are
 * calls of models are read as their bodies go by.
 */
@NullMarked
package io.throughline.genai.webclient;

import org.jspecify.annotations.NullMarked;
