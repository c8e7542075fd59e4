package io.throughline.redaction;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How prompts, answers, arguments and texts of documents are kept and exported.
 *
 * @param store How content is kept in the store.
 * @param export How content is exported. None by default, or redacted where the
 * environment variable OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT asks for it.
 */
@ConfigurationProperties("throughline.content")
record ContentProperties(@DefaultValue("redacted") ContentMode store, @Nullable ContentMode export) {
}
