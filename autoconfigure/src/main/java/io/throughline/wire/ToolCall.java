package io.throughline.wire;

import org.jspecify.annotations.Nullable;

/**
 * A model asks for a tool.
 *
 * @param id id of the call, where the provider gives one
 * @param name name of the tool, where it arrived
 * @param arguments arguments as the model wrote them, which need not be JSON
 */
public record ToolCall(@Nullable String id, @Nullable String name, String arguments) {

}
