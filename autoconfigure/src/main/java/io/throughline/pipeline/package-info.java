/**
 * The one way out of memory: spans that have ended are gathered by trace, decided,
 * redacted and forwarded, off the request's thread and within a hard limit of bytes. The
 * only room beside the store that knows the trace SDK; it uses the dictionary, the
 * redactor and the sampling policy.
 */
@NullMarked
package io.throughline.pipeline;

import org.jspecify.annotations.NullMarked;
