package io.throughline.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.throughline.drill.DrillEvidence.Line;
import io.throughline.incident.Incident;
import io.throughline.incident.IncidentStep;
import io.throughline.propagation.HandOff.Kind;
import io.throughline.semconv.Field;
import io.throughline.store.TraceSpan;
import org.jspecify.annotations.Nullable;

/**
 * The checks of a drill, one request's worth.
 */
final class DrillChecks {

	private static final Set<String> TROUBLE = Set.of("failed", "degraded", "abandoned");

	private final DrillEvidence evidence;

	private final Attempts attempts;

	DrillChecks(DrillEvidence evidence) {
		this.evidence = evidence;
		this.attempts = new Attempts(evidence.spans());
	}

	List<DrillCheck> all() {
		return List.of(oneId(), order(), retry(), retryCount(), failure(), lookUp(), apiLog(), queue(), worker(),
				answer(), errorAnswer(), alert(), aiSteps(), scheduled());
	}

	private DrillCheck oneId() {
		List<String> lost = new ArrayList<>(this.evidence.lost().stream().map(LostHop::toString).toList());
		Set<String> known = this.evidence.spans().stream().map(TraceSpan::spanId).collect(Collectors.toSet());
		this.evidence.spans()
			.stream()
			.filter((span) -> span.parentId() != null && !span.entry() && !known.contains(span.parentId()))
			.forEach((span) -> lost.add(span.name() + ": its parent is missing"));
		if (this.evidence.spans().isEmpty()) {
			lost.add("the application itself: nothing is known of the request");
		}
		return DrillCheck.of("One request has one id, from its start to the final answer", lost);
	}

	private DrillCheck order() {
		String name = "Search, model, tool and application are told in the order of time";
		List<String> absent = Stream.of("retrieval", "model", "tool")
			.filter((kind) -> steps(kind).findAny().isEmpty())
			.map((kind) -> kind.equals("retrieval") ? "search" : kind)
			.toList();
		if (absent.size() == 3) {
			return DrillCheck.notSeen(name, "no search, no model and no tool");
		}
		List<String> lost = new ArrayList<>(early());
		Stream.of("retrieval", "model", "tool")
			.flatMap(this::steps)
			.filter((step) -> !isLogged(step))
			.forEach((step) -> lost.add(step.name() + ": no line of the log is its own"));
		return DrillCheck.of(name + (absent.isEmpty() ? "" : " (without " + String.join(", ", absent) + ")"), lost);
	}

	private List<String> early() {
		Map<String, TraceSpan> byId = this.evidence.spans()
			.stream()
			.collect(Collectors.toMap(TraceSpan::spanId, Function.identity(), (one, other) -> one));
		return this.evidence.spans()
			.stream()
			.filter((span) -> span.parentId() != null && byId.containsKey(span.parentId())
					&& span.start().isBefore(byId.get(span.parentId()).start()))
			.map((span) -> span.name() + ": it begins before what began it")
			.toList();
	}

	private DrillCheck retry() {
		String name = "A retry has a span of its own and keeps the id";
		return this.attempts.isEmpty() ? DrillCheck.notSeen(name, "nothing that was tried again")
				: DrillCheck.of(name, this.attempts.missing());
	}

	private DrillCheck retryCount() {
		String name = "The number of the retry is a field of its own";
		if (this.attempts.isEmpty()) {
			return DrillCheck.notSeen(name, "nothing that was tried again");
		}
		List<String> lost = this.attempts.retriedWork()
			.filter((span) -> lines((line) -> span.spanId().equals(line.spanId()) && line.retryCount() == null)
				.findAny()
				.isPresent())
			.map((span) -> span.name() + ": a line of its retry has no retry_count")
			.toList();
		return DrillCheck.of(name, lost);
	}

	private DrillCheck failure() {
		String name = "A failure opens its prompt, tool and model provider from the one id";
		Incident incident = this.evidence.incident();
		if (incident == null || incident.firstCause() == null) {
			return DrillCheck.notSeen(name, "no failure");
		}
		List<String> lost = new ArrayList<>();
		if (steps("model").findAny().isPresent()) {
			miss(lost, incident.prompts().isEmpty(), "no step names the prompt that ran");
			miss(lost, facts(incident, Field.PROVIDER).isEmpty(), "no step names the provider of the model");
		}
		if (steps("tool").findAny().isPresent()) {
			miss(lost, facts(incident, Field.TOOL_NAME).isEmpty(), "no step names the tool");
		}
		return DrillCheck.of(name, lost);
	}

	private DrillCheck lookUp() {
		Incident incident = this.evidence.incident();
		boolean whole = incident != null && incident.traceId().equals(this.evidence.traceId())
				&& incident.steps().size() >= this.evidence.spans().size();
		return DrillCheck.of("The whole request is found by its reference alone",
				whole ? List.of() : List.of("the look-up of " + this.evidence.reference() + ": "
						+ ((incident != null) ? "it knows only a part" : "it finds nothing")));
	}

	private DrillCheck apiLog() {
		String name = "The id is in the log of the API";
		if (this.evidence.lines() == null) {
			return DrillCheck.notSeen(name, "no look at the log");
		}
		boolean logged = ofKind("server").anyMatch(this::isLogged);
		return DrillCheck.of(name, logged ? List.of() : List.of("the log: no line of the request has its id"));
	}

	private DrillCheck queue() {
		String name = "The id is in the message of the queue";
		List<String> lost = lostInQueue();
		return (lost.isEmpty() && ofKind("producer").findAny().isEmpty()) ? DrillCheck.notSeen(name, "no message")
				: DrillCheck.of(name, lost);
	}

	private DrillCheck worker() {
		String name = "The id is in the log of the worker";
		List<String> lost = new ArrayList<>(lostInQueue());
		if (lost.isEmpty() && ofKind("consumer").findAny().isEmpty()) {
			return DrillCheck.notSeen(name, "no worker");
		}
		this.evidence.lost()
			.stream()
			.filter((hop) -> hop.kind() == Kind.EXECUTOR)
			.map(LostHop::toString)
			.forEach(lost::add);
		boolean logged = ofKind("consumer").anyMatch((span) -> isLogged(span) || below(span).anyMatch(this::isLogged));
		return (lost.isEmpty() && !logged) ? DrillCheck.notSeen(name, "no line of the worker")
				: DrillCheck.of(name, lost);
	}

	private DrillCheck answer() {
		List<String> lost = new ArrayList<>();
		miss(lost, !this.evidence.answer().says(this.evidence.traceId()), "the answer: it has no trace id");
		miss(lost, !this.evidence.answer().says(this.evidence.reference()), "the answer: it has no reference");
		return DrillCheck.of("The answer carries the id, and a reference that can be copied", lost);
	}

	private DrillCheck errorAnswer() {
		String name = "An error is answered with the reference too";
		return (this.evidence.answer().status() < 400) ? DrillCheck.notSeen(name, "no error")
				: DrillCheck.of(name, this.evidence.answer().says(this.evidence.reference()) ? List.of()
						: List.of("the answer of status " + this.evidence.answer().status()));
	}

	private DrillCheck alert() {
		String name = "The alert of a failure carries the id";
		Incident incident = this.evidence.incident();
		return (incident == null || !TROUBLE.contains(incident.outcome()))
				? DrillCheck.notSeen(name, "nothing to alert of")
				: DrillCheck.of(name, this.evidence.announced() ? List.of() : List.of("the alert: none had the id"));
	}

	private DrillCheck aiSteps() {
		String name = "Calls of models tell model, time and status, and no personal data beside the id";
		List<String> lost = new ArrayList<>(this.evidence.leaked());
		steps("model").filter((step) -> step.text(Field.MODEL) == null || step.text(Field.STATUS) == null)
			.forEach((step) -> lost.add(step.name() + ": it does not say which model, or how it ended"));
		return (lost.isEmpty() && steps("model").findAny().isEmpty()) ? DrillCheck.notSeen(name, "no model")
				: DrillCheck.of(name, lost);
	}

	private DrillCheck scheduled() {
		String name = "Scheduled work has a trace of its own";
		return (this.evidence.spans().stream().noneMatch((span) -> span.text(Field.RUN_ID) != null))
				? DrillCheck.notSeen(name, "no scheduled work") : DrillCheck.passed(name);
	}

	private List<String> lostInQueue() {
		return this.evidence.lost().stream().filter(LostHop::isQueue).map(LostHop::toString).toList();
	}

	private static void miss(List<String> lost, boolean missing, String where) {
		if (missing) {
			lost.add(where);
		}
	}

	private static Set<String> facts(Incident incident, Field field) {
		return incident.steps()
			.stream()
			.map(IncidentStep::facts)
			.map((facts) -> facts.get(field.logKey()))
			.filter(Objects::nonNull)
			.map(Object::toString)
			.collect(Collectors.toSet());
	}

	private Stream<TraceSpan> steps(String kind) {
		return this.evidence.spans().stream().filter((span) -> kind.equals(span.text(Field.STEP_KIND)));
	}

	private Stream<TraceSpan> ofKind(String kind) {
		return this.evidence.spans().stream().filter((span) -> span.kind().equals(kind));
	}

	private Stream<TraceSpan> below(TraceSpan parent) {
		return this.evidence.spans().stream().filter((span) -> parent.spanId().equals(span.parentId()));
	}

	private boolean isLogged(TraceSpan span) {
		return this.evidence.lines() == null
				|| lines((line) -> span.spanId().equals(line.spanId())).findAny().isPresent();
	}

	private Stream<Line> lines(Predicate<Line> predicate) {
		@Nullable List<Line> lines = this.evidence.lines();
		return (lines != null) ? lines.stream().filter(predicate) : Stream.empty();
	}

}
