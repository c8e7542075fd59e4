package io.throughline.test.evalcase;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * The versions of the prompt that are compared.
 *
 * @param current the one in use
 * @param candidate the one to be released, or {@code null} for none
 */
record Versions(Version current, @Nullable Version candidate) {

	static Versions of(EvalCases annotation, Environment environment) {
		String current = environment.resolveRequiredPlaceholders(annotation.current());
		String candidate = environment.resolveRequiredPlaceholders(annotation.candidate());
		return new Versions(new Version(current, false, candidate.isEmpty()),
				candidate.isEmpty() ? null : new Version(candidate, true, true));
	}

	List<Version> all() {
		List<Version> all = new ArrayList<>();
		all.add(this.current);
		if (this.candidate != null) {
			all.add(this.candidate);
		}
		return all;
	}

	/**
	 * A version of the prompt.
	 *
	 * @param name its name, empty for whatever the application has
	 * @param candidate whether it is to be released
	 * @param gate whether its failures fail the build
	 */
	record Version(String name, boolean candidate, boolean gate) {

		String label() {
			String role = this.candidate ? "candidate" : "current";
			return this.name.isEmpty() ? role : role + " " + this.name;
		}

	}

}
