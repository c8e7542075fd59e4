package io.throughline.sample.payments;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach the payment service.
 *
 * @param baseUrl where it is; a stand-in answers where this is not set
 * @param timeout how long to wait for an answer
 */
@ConfigurationProperties("support.payments")
record PaymentProperties(URI baseUrl, @DefaultValue("2s") Duration timeout) {
}
