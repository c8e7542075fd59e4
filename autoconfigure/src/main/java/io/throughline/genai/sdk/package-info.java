/**
 * What the wings of the vendors' own libraries share: these libraries hand a call to
 * other threads and repeat it there, so each call is stamped on the caller's thread and
 * its requests are found by the stamp. Knows none of the libraries.
 */
@NullMarked
package io.throughline.genai.sdk;

import org.jspecify.annotations.NullMarked;
