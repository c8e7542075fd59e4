package io.throughline.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.throughline.incident.ReadSpan;
import io.throughline.incident.Suspect;
import io.throughline.incident.TraceReading;
import io.throughline.semconv.Field;
import io.throughline.store.StoredText;

/**
 * A document that was found or a memory that was read or written.
 *
 * @param kind which of both
 * @param id its id
 */
record Source(Kind kind, String id) {

	private static final int MOST = 100;

	private static final Pattern DOCUMENT = Pattern.compile("\\{[^{}]*+}");

	private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]{1,1000})\"");

	private static final Pattern AGE = Pattern.compile("\"age_s\":(\\d{1,15})");

	/**
	 * Return the sources of a request, and which of them are older than 30 days.
	 */
	static Map<Source, Boolean> of(TraceReading trace) {
		Map<Source, Boolean> sources = new LinkedHashMap<>();
		for (ReadSpan retrieval : trace.steps("retrieval")) {
			Set<String> stale = stale(retrieval);
			ids(retrieval, Field.DOCUMENT_IDS).forEach((id) -> add(sources, Kind.DOCUMENT, id, stale.contains(id)));
		}
		for (ReadSpan memory : trace.steps("memory")) {
			boolean old = memory.span().attributes().get(Field.MEMORY_AGE.attribute()) instanceof Double age
					&& Suspect.isOld(age);
			memories(memory, old).forEach((id) -> add(sources, Kind.MEMORY, id, old));
		}
		return sources;
	}

	private static void add(Map<Source, Boolean> sources, Kind kind, String id, boolean old) {
		Source source = new Source(kind, StoredText.key(id));
		if (sources.containsKey(source) || sources.size() < MOST) {
			sources.merge(source, old, Boolean::logicalOr);
		}
	}

	// What has no id cannot be known again, but that it is old still tells something.
	private static List<String> memories(ReadSpan memory, boolean old) {
		if ("delete_memory".equals(memory.span().text(Field.OPERATION))) {
			return List.of();
		}
		List<String> ids = ids(memory, Field.MEMORY_RECORD_IDS);
		return (ids.isEmpty() && old) ? List.of(memory.name()) : ids;
	}

	private static List<String> ids(ReadSpan span, Field field) {
		Object ids = span.span().attributes().get(field.attribute());
		return (ids instanceof List<?> all) ? all.stream().map(String::valueOf).toList() : List.of();
	}

	private static Set<String> stale(ReadSpan retrieval) {
		String documents = Objects.requireNonNullElse(retrieval.span().text(Field.DOCUMENTS), "");
		Set<String> stale = new TreeSet<>();
		DOCUMENT.matcher(documents).results().forEach((document) -> {
			Matcher id = ID.matcher(document.group());
			Matcher age = AGE.matcher(document.group());
			if (id.find() && age.find() && Suspect.isOld(Double.parseDouble(age.group(1)))) {
				stale.add(id.group(1));
			}
		});
		return stale;
	}

	/**
	 * Return the flags of the turn in which it appears first.
	 * @param isUsedAgain whether a later turn has it too
	 * @param isOld whether it is older than 30 days
	 */
	List<String> flags(boolean isUsedAgain, boolean isOld) {
		List<String> flags = new ArrayList<>();
		if (isUsedAgain) {
			flags.add(this.kind.entered + ":" + this.id);
		}
		if (isOld) {
			flags.add(this.kind.enteredOld + ":" + this.id);
		}
		return flags;
	}

	/**
	 * What a source is.
	 */
	enum Kind {

		/**
		 * A document.
		 */
		DOCUMENT("document_entered", "stale_document_entered"),

		/**
		 * A memory.
		 */
		MEMORY("memory_entered", "old_memory_entered");

		private final String entered;

		private final String enteredOld;

		Kind(String entered, String enteredOld) {
			this.entered = entered;
			this.enteredOld = enteredOld;
		}

	}

}
