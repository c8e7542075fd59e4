package io.throughline.logging;

import ch.qos.logback.classic.LoggerContext;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.redaction.ContentCapture;
import io.throughline.redaction.FieldRedactor;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of the ids in log lines, and of log lines on spans.
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass(Slf4JEventListener.class)
@EnableConfigurationProperties(LoggingProperties.class)
public final class LoggingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(Slf4JEventListener.class)
	TraceMdcListener throughlineTraceMdcListener() {
		return new TraceMdcListener();
	}

	/**
	 * For Logback, which asks for a redactor before there are beans.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(LoggerContext.class)
	static class LogbackConfiguration {

		@Bean
		static SmartInitializingSingleton throughlineLogRedaction(ObjectProvider<FieldRedactor> redactor) {
			return () -> redactor.ifAvailable(LogbackConfiguration::install);
		}

		@Bean
		static SmartInitializingSingleton throughlineSpanLogs(ObjectProvider<ContentCapture> content) {
			return () -> {
				if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
					SpanLogAppender.install(context, content.getIfAvailable(() -> ContentCapture.NONE));
				}
			};
		}

		private static void install(FieldRedactor redactor) {
			if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
				LogRedactor.install(context, redactor);
			}
		}

	}

}
