package io.throughline.test.evalcase;

import java.util.List;

import io.throughline.evalcase.EvalCase;
import org.jspecify.annotations.Nullable;

/**
 * A case that runs on a version of the prompt.
 */
public final class EvalRun {

	private final EvalCase evalCase;

	private final Versions.Version version;

	private final RecordedReplies replies;

	private final RunSteps steps = new RunSteps();

	private volatile @Nullable String answer;

	private volatile boolean answered;

	private volatile boolean over;

	EvalRun(EvalCase evalCase, Versions.Version version) {
		this.evalCase = evalCase;
		this.version = version;
		this.replies = new RecordedReplies(evalCase.tools());
	}

	/**
	 * Return the case.
	 * @return the case
	 */
	public EvalCase evalCase() {
		return this.evalCase;
	}

	/**
	 * Return what the user asked.
	 * @return the question
	 */
	public String input() {
		return this.evalCase.input();
	}

	/**
	 * Return what was said before.
	 * @return the messages, the oldest first
	 */
	public List<EvalCase.Message> history() {
		return this.evalCase.history();
	}

	/**
	 * Return the version of the prompt to answer with.
	 * @return the version, or {@code null} for whatever the application has
	 */
	public @Nullable String promptVersion() {
		return this.version.name().isEmpty() ? null : this.version.name();
	}

	/**
	 * Hand in what the application answered.
	 * @param answer the answer, or {@code null} if there is none
	 */
	public void answer(@Nullable String answer) {
		this.answer = answer;
		this.answered = true;
	}

	/**
	 * Return the documents to be found, for a search of the application's own that is to
	 * be replayed.
	 * @return the documents, in the order of the retrievals
	 */
	public List<EvalCase.Document> documents() {
		return this.evalCase.documents();
	}

	/**
	 * Return what a tool replies, for a tool of the application's own that is to be
	 * replayed: the recorded reply to the same arguments, else the next one that was not
	 * used yet, else the last one.
	 * @param name name of the tool
	 * @param arguments arguments as JSON, or {@code null} if they do not matter
	 * @return the reply, or {@code null} if none was recorded, which the report says
	 */
	public EvalCase.@Nullable ToolReply tool(String name, @Nullable String arguments) {
		return this.replies.next(name, arguments);
	}

	/**
	 * Return whether the run is over: what still works for it in the background has come
	 * too late, and may run no tool.
	 * @return whether it is
	 */
	public boolean isOver() {
		return this.over;
	}

	void end() {
		this.over = true;
	}

	Versions.Version version() {
		return this.version;
	}

	boolean isAnswered() {
		return this.answered;
	}

	@Nullable String answer() {
		return this.answer;
	}

	RecordedReplies replies() {
		return this.replies;
	}

	RunSteps steps() {
		return this.steps;
	}

}
