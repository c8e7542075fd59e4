/**
 * Tests of the sessions.
 */
@NullMarked
package io.throughline.session;

import org.jspecify.annotations.NullMarked;
