package io.throughline.step;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which metrics steps have.
 *
 * @param legacyTokenUsage Whether tokens are counted in "gen_ai.client.token.usage" too,
 * the metric of older conventions.
 */
@ConfigurationProperties("throughline.metrics")
record MetricsProperties(@DefaultValue("false") boolean legacyTokenUsage) {

}
