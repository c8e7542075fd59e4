/**
 * Tests of the drill of a running application.
 */
@NullMarked
package io.throughline.drill;

import org.jspecify.annotations.NullMarked;
