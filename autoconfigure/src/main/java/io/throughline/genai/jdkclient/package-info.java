/**
 * The JDK's HTTP client: requests of the application's {@code HttpClient} beans that are
 * calls of models are read as their bodies go by. Uses nothing but the JDK and the room
 * propagation, which observes the client.
 */
@NullMarked
package io.throughline.genai.jdkclient;

import org.jspecify.annotations.NullMarked;
