/**
 * The documents say what the code says.
 */
@NullMarked
package io.throughline.docs;

import org.jspecify.annotations.NullMarked;
