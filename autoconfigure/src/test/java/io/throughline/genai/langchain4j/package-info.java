/**
 * Tests of the wing for LangChain4j.
 */
@NullMarked
package io.throughline.genai.langchain4j;

import org.jspecify.annotations.NullMarked;
