package io.throughline.logging;

import net.logstash.logback.decorate.JsonGeneratorDecorator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.util.JsonGeneratorDelegate;

/**
 * Redacts each text of a line, whatever it is: message, argument, exception, MDC.
 */
final class RedactedJsonDecorator implements JsonGeneratorDecorator {

	private final LogRedactor redactor;

	RedactedJsonDecorator(LogRedactor redactor) {
		this.redactor = redactor;
	}

	@Override
	public JsonGenerator decorate(JsonGenerator generator) {
		return new RedactedTexts(generator, this.redactor);
	}

	/**
	 * Writes texts redacted, by the name of the member that they belong to.
	 */
	private static final class RedactedTexts extends JsonGeneratorDelegate {

		private final LogRedactor redactor;

		RedactedTexts(JsonGenerator delegate, LogRedactor redactor) {
			super(delegate, false);
			this.redactor = redactor;
		}

		@Override
		public JsonGenerator writeString(@Nullable String value) {
			String safe = (value != null) ? this.redactor.redact(name(), value) : null;
			if (safe != null) {
				this.delegate.writeString(safe);
			}
			else {
				this.delegate.writeNull();
			}
			return this;
		}

		@Override
		public JsonGenerator writeString(char[] text, int offset, int length) {
			return writeString(new String(text, offset, length));
		}

		@Override
		public JsonGenerator writeString(SerializableString value) {
			return writeString(value.getValue());
		}

		@Override
		public JsonGenerator writeRawValue(String json) {
			String safe = this.redactor.redact(name(), json);
			this.delegate.writeRawValue((safe != null) ? safe : "null");
			return this;
		}

		private String name() {
			var context = this.delegate.streamWriteContext();
			while (context != null && context.currentName() == null) {
				context = context.getParent();
			}
			String name = (context != null) ? context.currentName() : null;
			return (name != null) ? name : "";
		}

	}

}
