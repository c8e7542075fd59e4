package io.throughline.redaction;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.throughline.ConditionalOnEnabledThroughline;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the redaction of what leaves the process.
 */
@AutoConfiguration
@ConditionalOnEnabledThroughline
@EnableConfigurationProperties({ RedactionProperties.class, ContentProperties.class })
public final class RedactionAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(RedactionAutoConfiguration.class);

	private static final String CAPTURE = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";

	private static final Set<String> CAPTURED = Set.of("true", "span_only", "span_and_event");

	@Bean
	@ConditionalOnMissingBean
	static Redactor throughlineRedactor(RedactionProperties properties) {
		return new ConfiguredRedaction(properties).redactor();
	}

	@Bean
	@ConditionalOnMissingBean
	static FieldRedactor throughlineFieldRedactor(Redactor redactor, RedactionProperties properties,
			Environment environment) {
		Map<String, RedactionMode> fields = new ConfiguredRedaction(properties).fields();
		return FieldRedactor.of(redactor, fields, ConfiguredRedaction.hash(environment)::hash);
	}

	@Bean
	@ConditionalOnMissingBean
	static ContentPolicy throughlineContentPolicy(ContentProperties properties, Environment environment) {
		ContentMode export = properties.export();
		ContentPolicy policy = new ContentPolicy(properties.store(),
				(export != null) ? export : captured(environment.getProperty(CAPTURE)));
		warn("throughline.content.store", policy.store());
		warn("throughline.content.export", policy.export());
		return policy;
	}

	/**
	 * Events are not written, so what asks for events alone asks for nothing.
	 */
	private static ContentMode captured(@Nullable String capture) {
		boolean asked = capture != null && CAPTURED.contains(capture.strip().toLowerCase(Locale.ROOT));
		return (asked) ? ContentMode.REDACTED : ContentMode.NONE;
	}

	private static void warn(String key, ContentMode mode) {
		if (mode == ContentMode.RAW) {
			logger.warn("{}=raw: prompts, answers and arguments leave this process unredacted", key);
		}
	}

}
