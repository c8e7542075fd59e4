package io.throughline.sample.ticket;

/**
 * What one feature knows of a trace.
 *
 * @param summary one sentence
 * @param verdict what support can do
 */
record Finding(String summary, Verdict verdict) {
}
