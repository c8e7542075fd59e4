/**
 * Failures that become tests: an eval case is the redacted copy of what an incident saw,
 * with the one thing that nobody can record, what should have happened. May use what is
 * looked up, since a case is made from an incident, and the steps, since feedback is an
 * evaluation. Jackson is known here: cases are JSON.
 */
@NullMarked
package io.throughline.evalcase;

import org.jspecify.annotations.NullMarked;
