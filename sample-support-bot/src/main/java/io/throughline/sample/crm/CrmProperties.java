package io.throughline.sample.crm;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach the CRM.
 *
 * @param baseUrl where it is; a stand-in answers where this is not set
 * @param timeout how long to wait for an answer
 */
@ConfigurationProperties("support.crm")
record CrmProperties(URI baseUrl, @DefaultValue("1s") Duration timeout) {
}
