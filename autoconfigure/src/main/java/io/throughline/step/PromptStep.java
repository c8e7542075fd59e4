package io.throughline.step;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * A prompt is rendered. Its name and version are carried by the model calls that follow
 * under the same parent.
 */
public final class PromptStep extends Step<PromptStep> {

	PromptStep(StepObservations observations, String name) {
		super(observations, new StepContext(StepKind.PROMPT, name));
		set(Field.PROMPT_NAME, name);
	}

	private PromptStep(StepObservations observations, StepContext context) {
		super(observations, context);
	}

	/**
	 * Set the immutable id of the version.
	 * @param version id of the version, as the prompt system has it, or {@code null}
	 * @return this
	 */
	public PromptStep version(@Nullable String version) {
		return set(Field.PROMPT_VERSION, version);
	}

	/**
	 * Set the label under which the version was released.
	 * @param label for example {@code production}, or {@code null}
	 * @return this
	 */
	public PromptStep label(@Nullable String label) {
		return set(Field.PROMPT_LABEL, label);
	}

	/**
	 * Set the commit of the prompt.
	 * @param sha the commit, or {@code null}
	 * @return this
	 */
	public PromptStep gitSha(@Nullable String sha) {
		return set(Field.PROMPT_GIT_SHA, sha);
	}

	/**
	 * Set the deployment that brought the prompt.
	 * @param id id of the deployment, or {@code null}
	 * @return this
	 */
	public PromptStep deploymentId(@Nullable String id) {
		return set(Field.PROMPT_DEPLOYMENT, id);
	}

	/**
	 * Set which variables are declared but were not given.
	 * @param names names of the variables
	 * @return this
	 */
	public PromptStep missingVariables(List<String> names) {
		return set(Field.PROMPT_MISSING, names);
	}

	/**
	 * Set which variables were given; their values are not kept.
	 * @param names names of the variables
	 * @return this
	 */
	public PromptStep variables(List<String> names) {
		return set(Field.PROMPT_VARIABLES, names);
	}

	/**
	 * Set the template, whose hash is the version where none was set.
	 * @param text the template before it is rendered
	 * @return this
	 */
	public PromptStep template(String text) {
		return guarded(() -> {
			if (context().value(Field.PROMPT_VERSION) == null) {
				version("sha256:" + sha256(text).substring(0, 16));
			}
		});
	}

	private static String sha256(String text) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	PromptStep with(StepObservations observations, StepContext context) {
		return new PromptStep(observations, context);
	}

}
