package io.throughline.sample.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.throughline.step.PromptStep;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.ClassPathResource;

/**
 * The agent's system prompt; a change of its text is a new file and a new version.
 *
 * @param version the version, by default the one that the story is about
 */
@ConfigurationProperties("support.prompt")
record SupportPrompt(@DefaultValue("v17") String version) {

	static final String NAME = "support-agent";

	private static final String SHOP = "Northwind Parcels";

	String render(PromptStep step) {
		step.variables(List.of("shop"));
		try {
			return new ClassPathResource("prompts/" + NAME + "-" + this.version + ".txt")
				.getContentAsString(StandardCharsets.UTF_8)
				.replace("{shop}", SHOP);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
