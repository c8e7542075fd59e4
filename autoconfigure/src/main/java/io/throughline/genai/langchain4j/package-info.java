/**
 * LangChain4j: calls of model beans, their tools, their memory and their retrieval become
 * steps, and the requests of its HTTP clients their attempts. The only package that knows
 * LangChain4j.
 */
@NullMarked
package io.throughline.genai.langchain4j;

import org.jspecify.annotations.NullMarked;
