/**
 * The chat: an agent with a versioned prompt, memory and tools, asked over HTTP and
 * answering at once or as a stream.
 */
@NullMarked
package io.throughline.sample.chat;

import org.jspecify.annotations.NullMarked;
