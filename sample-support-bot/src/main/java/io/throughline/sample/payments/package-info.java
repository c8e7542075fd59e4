/**
 * The payment service, which pays refunds.
 */
@NullMarked
package io.throughline.sample.payments;

import org.jspecify.annotations.NullMarked;
