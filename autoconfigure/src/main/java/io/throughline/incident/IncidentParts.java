package io.throughline.incident;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What can be read and changed of incidents, by name.
 */
final class IncidentParts {

	private final List<IncidentPart> parts;

	private final List<IncidentChange> changes;

	private final @Nullable IncidentImport taking;

	private final Problems problems;

	IncidentParts(List<IncidentPart> parts, List<IncidentChange> changes, @Nullable IncidentImport taking,
			Problems problems) {
		this.parts = parts;
		this.changes = changes;
		this.taking = taking;
		this.problems = problems;
	}

	IncidentPart part(String name) {
		return this.parts.stream()
			.filter((part) -> part.name().equals(name))
			.findFirst()
			.orElseThrow(() -> unknown(name));
	}

	IncidentChange change(String name) {
		return this.changes.stream()
			.filter((change) -> change.name().equals(name))
			.findFirst()
			.orElseThrow(() -> unknown(name));
	}

	IncidentImport taking() {
		if (this.taking == null) {
			throw unknown("import");
		}
		return this.taking;
	}

	private ProblemException unknown(String name) {
		return new ProblemException(this.problems.unknownPart(name));
	}

}
