package io.throughline.step;

import java.util.Map;

import io.throughline.semconv.Field;

/**
 * The last prompt, which the model calls that follow under the same parent were asked
 * with.
 *
 * @param values the fields of the prompt
 */
record PromptBinding(Map<Field, Object> values) {
}
