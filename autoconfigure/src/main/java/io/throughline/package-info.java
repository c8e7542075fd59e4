/**
 * The switches: the one that turns Throughline on and the file of defaults that turns on
 * what Spring already has. Uses no room and is used by all.
 */
@NullMarked
package io.throughline;

import org.jspecify.annotations.NullMarked;
