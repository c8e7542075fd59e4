/**
 * What applications may bring along.
 */
@NullMarked
package dev.langchain4j.observation.listener;

import org.jspecify.annotations.NullMarked;
