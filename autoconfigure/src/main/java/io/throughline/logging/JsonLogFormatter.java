package io.throughline.logging;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import net.logstash.logback.encoder.LogstashEncoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.core.env.Environment;

/**
 * One JSON object a line, written by logstash-logback-encoder behind Boot's hook for
 * structured logging, so that no XML is needed and Boot's thresholds and files hold. A
 * name that occurs twice is written under another name the second time, never lost.
 */
final class JsonLogFormatter implements StructuredLogFormatter<ILoggingEvent> {

	private final LogstashEncoder encoder = new LogstashEncoder();

	JsonLogFormatter(Environment environment) {
		this.encoder.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
		this.encoder.setCustomFields(serviceFields(environment));
		// Boot keeps its console pattern and more in the context's properties.
		this.encoder.setIncludeContext(false);
		this.encoder.setVersion(null);
		this.encoder.addMdcEntryWriter(new NumberMdcEntryWriter());
		this.encoder.addDecorator(new SafeJsonDecorator());
		this.encoder.addDecorator(new RedactedJsonDecorator(new LogRedactor(this.encoder.getContext())));
		this.encoder.start();
	}

	@Override
	public String format(ILoggingEvent event) {
		return new String(this.encoder.encode(event), StandardCharsets.UTF_8);
	}

	@Override
	public byte[] formatAsBytes(ILoggingEvent event, Charset charset) {
		return this.encoder.encode(event);
	}

	private String serviceFields(Environment environment) {
		Map<String, String> fields = new LinkedHashMap<>();
		put(fields, "service", environment.getProperty("spring.application.name"));
		put(fields, "environment", environment.getProperty("deployment.environment.name"));
		return JsonMapper.shared().writeValueAsString(fields);
	}

	private void put(Map<String, String> fields, String name, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			fields.put(name, value);
		}
	}

}
