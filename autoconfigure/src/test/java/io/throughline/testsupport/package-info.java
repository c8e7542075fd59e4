/**
 * What the tests of all rooms share: captured log lines, a recording HTTP server, running
 * applications.
 */
@NullMarked
package io.throughline.testsupport;

import org.jspecify.annotations.NullMarked;
