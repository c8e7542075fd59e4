package io.throughline.sample.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.throughline.step.PromptStep;

import org.springframework.core.io.ClassPathResource;

/** The agent's system prompt; a change of its text is a new file and a new version. */
final class SupportPrompt {

	static final String NAME = "support-agent";

	static final String VERSION = "v17";

	private static final String SHOP = "Northwind Parcels";

	private SupportPrompt() {
	}

	static String render(PromptStep step) {
		step.variables(List.of("shop"));
		try {
			return new ClassPathResource("prompts/" + NAME + "-" + VERSION + ".txt")
				.getContentAsString(StandardCharsets.UTF_8)
				.replace("{shop}", SHOP);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
