/**
 * Tests of the redaction.
 */
@NullMarked
package io.throughline.redaction;

import org.jspecify.annotations.NullMarked;
