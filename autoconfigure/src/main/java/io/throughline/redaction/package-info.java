/**
 * Text in, safe text out: personal data and secrets are replaced by the name of their
 * type, ids are left alone. Pure: uses semconv, libphonenumber and RE2/J; only what reads
 * the configuration knows Spring.
 */
@NullMarked
package io.throughline.redaction;

import org.jspecify.annotations.NullMarked;
