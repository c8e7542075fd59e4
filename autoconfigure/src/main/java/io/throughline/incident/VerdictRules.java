package io.throughline.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * The rules V1 to V8, of which the first that fits gives the verdict. A tool that does
 * not say what it leaves behind is taken to leave more with each call.
 */
final class VerdictRules {

	private static final Set<String> WRONG_INPUT = Set.of("400", "404", "409", "413", "415", "422");

	private final Words words;

	VerdictRules(Words words) {
		this.words = words;
	}

	Verdict judge(Findings findings) {
		return Stream
			.<Rule>of(this::unknownEffect, this::unfinished, this::givenUp, this::wrongInput, this::refused,
					this::passing, this::mended, this::fine)
			.map((rule) -> rule.judge(findings))
			.flatMap(Optional::stream)
			.findFirst()
			.orElseGet(() -> verdict("ask_engineering", null, findings.first(), null));
	}

	private Optional<Verdict> unknownEffect(Findings findings) {
		return failedTool(findings, (tool) -> isEffective(tool) && !isRefused(findings, tool)
				&& !isNeverSent(findings, tool) && !isRetryable(tool))
			.map((tool) -> verdict("do_not_retry", "V1", tool, null));
	}

	private Optional<Verdict> unfinished(Findings findings) {
		if (findings.outcome().equals("waiting") || findings.outcome().equals("running")) {
			return Optional.of(waiting(findings));
		}
		return Optional.empty();
	}

	private Verdict waiting(Findings findings) {
		Verdict waiting = verdict("wait", "V2", findings.first(), findings.deliveries().place());
		Instant next = findings.deliveries().nextAttempt();
		return (next != null)
				? new Verdict(waiting.action(), waiting.rule(), this.words.say("verdict.V2.until", Words.time(next)),
						waiting.because(), waiting.step(), waiting.retrySafe(), waiting.record(), next)
				: waiting;
	}

	private Optional<Verdict> givenUp(Findings findings) {
		if (findings.deliveries().isDeadLettered() || findings.deliveries().failed() != null) {
			return Optional.of(verdict("manual_fix", "V3", findings.first(), findings.deliveries().place()));
		}
		return Optional.empty();
	}

	private Optional<Verdict> wrongInput(Findings findings) {
		String status = ReadSpan.httpStatus(findings.tree().first().span());
		boolean wrong = status != null && WRONG_INPUT.contains(status);
		return wrong ? Optional.of(verdict("customer_must_change_input", "V4", findings.first(), null))
				: Optional.empty();
	}

	private Optional<Verdict> refused(Findings findings) {
		return failedTool(findings, (tool) -> isRefused(findings, tool) && !isRetryable(tool))
			.map((tool) -> verdict("manual_fix", "V5", tool, null));
	}

	private Optional<Verdict> passing(Findings findings) {
		ReadSpan first = findings.first();
		ReadSpan innermost = findings.failures().innermost();
		boolean passes = first != null && innermost != null && (first.isTransient() || innermost.isTransient());
		boolean effect = findings.tree()
			.all()
			.stream()
			.anyMatch((span) -> span.is("tool") && span.status().equals("ok") && isEffective(span));
		return (passes && !effect) ? Optional.of(verdict("safe_to_retry", "V6", first, null)) : Optional.empty();
	}

	private Optional<Verdict> mended(Findings findings) {
		boolean fine = findings.outcome().equals("succeeded") && findings.first() != null;
		return (fine || findings.failures().isAllMended()) ? Optional.of(verdict("no_action", "V7", null, null))
				: Optional.empty();
	}

	private Optional<Verdict> fine(Findings findings) {
		return findings.outcome().equals("succeeded") ? Optional.of(verdict("no_action", "V8", null, null))
				: Optional.empty();
	}

	private static Optional<ReadSpan> failedTool(Findings findings, Predicate<ReadSpan> which) {
		return findings.failures().lasting().stream().filter((span) -> span.is("tool")).filter(which).findFirst();
	}

	private static boolean isRefused(Findings findings, ReadSpan tool) {
		List<ReadSpan> inner = findings.failures().within(tool);
		return tool.isRefused() || inner.stream().allMatch(ReadSpan::isRefused);
	}

	private static boolean isNeverSent(Findings findings, ReadSpan tool) {
		return findings.failures().within(tool).stream().allMatch(ReadSpan::isNeverSent);
	}

	private static boolean isEffective(ReadSpan tool) {
		String effect = tool.span().text(Field.TOOL_SIDE_EFFECT);
		return effect == null || effect.equals("non_idempotent");
	}

	private static boolean isRetryable(ReadSpan tool) {
		return Boolean.TRUE.equals(tool.span().attributes().get(Field.TOOL_RETRYABLE.attribute()));
	}

	private Verdict verdict(String action, @Nullable String rule, @Nullable ReadSpan cause, @Nullable String record) {
		String code = (cause == null) ? null : (cause.errorCode() != null) ? cause.errorCode() : cause.status();
		String step = (cause != null) ? cause.name() : null;
		String text = this.words.say("verdict." + ((rule != null) ? rule : "none"), step, code, record);
		boolean safe = action.equals("safe_to_retry");
		return new Verdict(action, rule, text, code, step, safe, record, null);
	}

	/**
	 * Says what to do, or nothing where it does not fit.
	 */
	private interface Rule {

		Optional<Verdict> judge(Findings findings);

	}

}
