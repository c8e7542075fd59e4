/**
 * Tests of the servlet wing.
 */
@NullMarked
package io.throughline.entry.servlet;

import org.jspecify.annotations.NullMarked;
