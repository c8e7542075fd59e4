/**
 * The matrix of hand-offs: each place where work changes hands, driven through real
 * servers, one row each.
 */
@NullMarked
package io.throughline.handoff;

import org.jspecify.annotations.NullMarked;
