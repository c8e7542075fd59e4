package io.throughline.sample.refund;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the refund desk may do.
 *
 * @param limitCents up to how much the agent may pay without a person
 * @param modelTimeout how long the worker waits for the model
 */
@ConfigurationProperties("support.refunds")
record RefundProperties(@DefaultValue("10000") long limitCents, @DefaultValue("2s") Duration modelTimeout) {
}
