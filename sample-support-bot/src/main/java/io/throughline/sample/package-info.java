/**
 * A support bot: chat, refunds and tickets under one trace id. This package holds the
 * application and the few things that every feature needs.
 */
@NullMarked
package io.throughline.sample;

import org.jspecify.annotations.NullMarked;
