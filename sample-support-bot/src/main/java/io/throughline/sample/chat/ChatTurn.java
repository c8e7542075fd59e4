package io.throughline.sample.chat;

import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.throughline.sample.TraceRef;
import io.throughline.sample.ticket.Verdict;

import org.springframework.ai.chat.model.ToolContext;

/**
 * One question and what happens on the way to its answer. Tools find it in their context
 * and tell it what failed; the model only sees the error text.
 */
public final class ChatTurn {

	private static final String KEY = "turn";

	private final String message;

	private final String sessionId;

	private final TraceRef trace;

	private final SupportPrompt prompt;

	private final Queue<String> failedTools = new ConcurrentLinkedQueue<>();

	private final Queue<Verdict> verdicts = new ConcurrentLinkedQueue<>();

	private final Queue<Runnable> afterwards = new ConcurrentLinkedQueue<>();

	ChatTurn(String message, String sessionId, TraceRef trace, SupportPrompt prompt) {
		this.message = message;
		this.sessionId = sessionId;
		this.trace = trace;
		this.prompt = prompt;
	}

	/**
	 * Return the turn that a tool is called in.
	 * @param context the context of the tool call
	 * @return the turn
	 */
	public static ChatTurn of(ToolContext context) {
		return (ChatTurn) Objects.requireNonNull(context.getContext().get(KEY), "No turn in the tool context");
	}

	/**
	 * Note that a tool failed: the answer will be degraded.
	 * @param tool the name of the tool
	 * @param verdict what support can do about it
	 */
	public void toolFailed(String tool, Verdict verdict) {
		this.failedTools.add(tool);
		this.verdicts.add(verdict);
	}

	/**
	 * Add work for after the answer.
	 * @param work the work
	 */
	public void afterwards(Runnable work) {
		this.afterwards.add(work);
	}

	Map<String, Object> toolContext() {
		return Map.of(KEY, this);
	}

	String message() {
		return this.message;
	}

	String sessionId() {
		return this.sessionId;
	}

	TraceRef trace() {
		return this.trace;
	}

	SupportPrompt prompt() {
		return this.prompt;
	}

	Outcome outcome() {
		return this.failedTools.isEmpty() ? Outcome.SUCCEEDED : Outcome.DEGRADED;
	}

	Verdict verdict() {
		return this.verdicts.stream().max(Verdict::compareTo).orElse(Verdict.NO_ACTION);
	}

	String failures() {
		return this.failedTools.isEmpty() ? "" : ", failed: " + String.join(", ", this.failedTools);
	}

	void runAfterwards() {
		for (Runnable work = this.afterwards.poll(); work != null; work = this.afterwards.poll()) {
			work.run();
		}
	}

}
