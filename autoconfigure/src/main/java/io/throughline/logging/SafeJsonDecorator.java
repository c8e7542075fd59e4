package io.throughline.logging;

import java.util.HashSet;
import java.util.Set;

import net.logstash.logback.decorate.JsonGeneratorDecorator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.util.JsonGeneratorDelegate;

/**
 * Keeps each event one line and each name in it unique: control characters and Unicode
 * line breaks are escaped, a name that was written before gets a number.
 */
final class SafeJsonDecorator implements JsonGeneratorDecorator {

	@Override
	public JsonGenerator decorate(JsonGenerator generator) {
		generator.setCharacterEscapes(new ControlEscapes());
		return new UniqueNames(generator);
	}

	/**
	 * Escapes what a terminal or a log shipper may take for the end of a line or for a
	 * command.
	 */
	private static final class ControlEscapes extends CharacterEscapes {

		private static final long serialVersionUID = 1L;

		@Override
		public int[] getEscapeCodesForAscii() {
			int[] escapes = standardAsciiEscapesForJSON();
			escapes[0x7f] = ESCAPE_STANDARD;
			return escapes;
		}

		@Override
		public @Nullable SerializableString getEscapeSequence(int character) {
			boolean breaks = Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
			return (breaks) ? new SerializedString(String.format("\\u%04x", character)) : null;
		}

	}

	/**
	 * Numbers the second and later occurrences of a name in the event's own object.
	 */
	private static final class UniqueNames extends JsonGeneratorDelegate {

		private final Set<String> written = new HashSet<>();

		UniqueNames(JsonGenerator delegate) {
			super(delegate, false);
		}

		@Override
		public JsonGenerator writeName(String name) {
			this.delegate.writeName(unique(name));
			return this;
		}

		@Override
		public JsonGenerator writeName(SerializableString name) {
			return writeName(name.getValue());
		}

		@Override
		public JsonGenerator writeEndObject() {
			this.delegate.writeEndObject();
			if (this.delegate.streamWriteContext().inRoot()) {
				this.written.clear();
			}
			return this;
		}

		private String unique(String name) {
			if (!this.delegate.streamWriteContext().getParent().inRoot()) {
				return name;
			}
			String unique = name;
			for (int number = 2; !this.written.add(unique); number++) {
				unique = name + "_" + number;
			}
			return unique;
		}

	}

}
