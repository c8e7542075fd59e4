/**
 * Who a request is for: tenant, session and a hash of the user, read from where the
 * configuration says and validated before anything sees it. Plain user ids are never
 * kept. Uses semconv, scope, propagation and redaction.
 */
@NullMarked
package io.throughline.identity;

import org.jspecify.annotations.NullMarked;
