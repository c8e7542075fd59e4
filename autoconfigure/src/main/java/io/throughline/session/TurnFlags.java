package io.throughline.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import io.throughline.store.TraceSummary;

/**
 * Finds what stands out in the turns of a session, one after the other.
 */
final class TurnFlags {

	private final Map<Source, Integer> lastUse = new HashMap<>();

	private final Set<Source> known = new HashSet<>();

	private final Set<UUID> answers = new HashSet<>();

	private final Map<String, Set<String>> versions = new HashMap<>();

	private boolean failed;

	private int number;

	TurnFlags(List<TurnFacts> turns) {
		for (int i = 0; i < turns.size(); i++) {
			for (Source source : turns.get(i).sources().keySet()) {
				this.lastUse.put(source, i + 1);
			}
		}
	}

	/**
	 * Return the flags of the next turn.
	 */
	List<String> next(TurnFacts turn) {
		this.number++;
		List<String> flags = new ArrayList<>();
		if (turn.isFailed() && !this.failed) {
			flags.add("first_failure");
			this.failed = true;
		}
		turn.sources().forEach((source, old) -> {
			if (this.known.add(source)) {
				flags.addAll(source.flags(this.lastUse.getOrDefault(source, 0) > this.number, old));
			}
		});
		if (turn.answer() != null && !this.answers.add(turn.answer())) {
			flags.add("repeated_answer");
		}
		if (isVersionChanged(turn.summary())) {
			flags.add("prompt_version_changed");
		}
		return flags;
	}

	// One turn may use several prompts, and the next one others.
	private boolean isVersionChanged(TraceSummary turn) {
		Map<String, Set<String>> now = new HashMap<>();
		for (String version : turn.promptVersions()) {
			now.computeIfAbsent(prompt(turn, version), (name) -> new TreeSet<>()).add(version);
		}
		boolean changed = now.entrySet()
			.stream()
			.anyMatch((prompt) -> !this.versions.getOrDefault(prompt.getKey(), prompt.getValue())
				.equals(prompt.getValue()));
		this.versions.putAll(now);
		return changed;
	}

	private static String prompt(TraceSummary turn, String version) {
		return turn.prompts().stream().filter((name) -> version.startsWith(name + "@")).findFirst().orElse("");
	}

}
