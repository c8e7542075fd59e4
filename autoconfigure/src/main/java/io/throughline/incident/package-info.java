/**
 * What happened to one request, computed from its stored trace: what the user saw, which
 * step failed first, what to do now; and the look-up by whatever a person may paste. It
 * reads the dictionary, the reference and the store, and only metadata leaves it.
 */
@NullMarked
package io.throughline.incident;

import org.jspecify.annotations.NullMarked;
