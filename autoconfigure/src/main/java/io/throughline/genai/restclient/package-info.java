/**
 * Spring's {@code RestClient} and {@code RestTemplate}: requests of clients that Boot's
 * builders make and that are calls of models are read as their bodies go by. It wraps the
 * request factory and not the client: an interceptor would have Spring keep every request
 * body in memory.
 */
@NullMarked
package io.throughline.genai.restclient;

import org.jspecify.annotations.NullMarked;
