package io.throughline.row;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the trace id in database rows.
 *
 * @param sqlComments whether statements end with a comment that holds
 * {@code traceparent}; needs datasource-micrometer. Each trace has statements of its own
 * then, which caches of prepared statements do not like
 */
@ConfigurationProperties("throughline.row")
record RowProperties(@DefaultValue("false") boolean sqlComments) {
}
