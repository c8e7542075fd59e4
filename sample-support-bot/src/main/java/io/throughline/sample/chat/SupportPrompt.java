package io.throughline.sample.chat;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The agent's system prompt; a change of its text is a new file and a new version. */
final class SupportPrompt {

	static final String NAME = "support-agent";

	static final String VERSION = "v17";

	private SupportPrompt() {
	}

	static Resource text() {
		return new ClassPathResource("prompts/" + NAME + "-" + VERSION + ".txt");
	}

}
