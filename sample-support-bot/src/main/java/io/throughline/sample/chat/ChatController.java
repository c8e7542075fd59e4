package io.throughline.sample.chat;

import java.util.UUID;
import java.util.regex.Pattern;

import io.throughline.identity.CurrentIdentity;
import io.throughline.identity.Identity;
import io.throughline.sample.CurrentTrace;
import io.throughline.sample.Input;
import io.throughline.sample.TraceRef;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The chat over HTTP: one answer, or a stream of its pieces. */
@RestController
@RequestMapping("/api/chat")
final class ChatController {

	private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9._:@-]{1,128}");

	private final SupportAgent agent;

	private final CurrentTrace trace;

	private final CurrentIdentity identity;

	private final SupportPrompt prompt;

	ChatController(SupportAgent agent, CurrentTrace trace, CurrentIdentity identity, SupportPrompt prompt) {
		this.agent = agent;
		this.trace = trace;
		this.identity = identity;
		this.prompt = prompt;
	}

	@PostMapping
	ChatAnswer chat(@RequestBody ChatRequest request,
			@RequestHeader(name = "X-Session-Id", required = false) @Nullable String session) {
		ChatTurn turn = turn(request, session);
		String answer = this.agent.answer(turn);
		return new ChatAnswer(answer, turn.outcome(), turn.trace().traceId(), turn.trace().reference());
	}

	@PostMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<ServerSentEvent<Object>> stream(@RequestBody ChatRequest request,
			@RequestHeader(name = "X-Session-Id", required = false) @Nullable String session) {
		ChatTurn turn = turn(request, session);
		return this.agent.stream(turn)
			.map(ChatController::piece)
			.concatWith(Mono.fromSupplier(() -> end(turn.trace(), turn.outcome())))
			.onErrorResume((ex) -> Mono.just(end(turn.trace(), Outcome.FAILED)));
	}

	private ChatTurn turn(ChatRequest request, @Nullable String header) {
		String message = Input.text("message", request.message(), 4_000);
		String sessionId = (request.sessionId() != null) ? Input.matching("sessionId", request.sessionId(), SESSION)
				: validOrNew(header);
		this.identity.set(new Identity(null, sessionId, null));
		return new ChatTurn(message, sessionId, this.trace.get(), this.prompt);
	}

	// A header may be set by anything on the way: a bad one is no reason to refuse.
	private static String validOrNew(@Nullable String header) {
		return (header != null && SESSION.matcher(header).matches()) ? header : UUID.randomUUID().toString();
	}

	// A reader of server-sent events drops one blank at the start of each line.
	private static ServerSentEvent<Object> piece(String text) {
		return ServerSentEvent.<Object>builder(" " + text.replace("\n", "\n ")).build();
	}

	private static ServerSentEvent<Object> end(TraceRef trace, Outcome outcome) {
		return ServerSentEvent.<Object>builder(new StreamEnd(outcome, trace.traceId(), trace.reference()))
			.event("done")
			.build();
	}

}
