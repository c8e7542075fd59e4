package io.throughline.prompt;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import io.throughline.incident.PlainText;
import io.throughline.store.TraceSummary;

/**
 * The prompts of the newest traces.
 *
 * @param prompts the prompts, the one used last first
 */
record PromptList(List<Prompt> prompts) implements PlainText {

	@Override
	public String plainText() {
		return this.prompts.stream().map(Prompt::plainText).collect(Collectors.joining());
	}

	/**
	 * A prompt.
	 *
	 * @param name its name
	 * @param traces how many of the traces have it
	 * @param lastAt when the newest of them began
	 */
	record Prompt(String name, int traces, Instant lastAt) {

		static Prompt of(String name, TraceSummary trace) {
			return new Prompt(name, 1, trace.start());
		}

		Prompt and(Prompt older) {
			return new Prompt(this.name, this.traces + older.traces, this.lastAt);
		}

		String plainText() {
			return String.join("  ", this.name, this.traces + " traces", this.lastAt.toString())
				.replaceAll("\\p{Cntrl}", " ") + "\n";
		}

	}

}
