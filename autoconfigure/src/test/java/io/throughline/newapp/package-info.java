/**
 * A new application with a controller, a tool and a listener of its own, whose only test
 * consists of the lines that the README shows.
 */
@NullMarked
package io.throughline.newapp;

import org.jspecify.annotations.NullMarked;
