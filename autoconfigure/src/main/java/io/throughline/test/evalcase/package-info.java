/**
 * Failures that became cases, run by the tests of users: each case runs against the
 * application with its recorded tool replies and documents in place of the real ones, and
 * its answer is compared with what was expected. Needs JUnit Jupiter and Spring's test
 * support, which only tests have. May use the cases and the steps; nothing uses it.
 */
@NullMarked
package io.throughline.test.evalcase;

import org.jspecify.annotations.NullMarked;
