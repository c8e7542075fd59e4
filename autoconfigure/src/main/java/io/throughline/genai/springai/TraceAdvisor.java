package io.throughline.genai.springai;

import reactor.core.publisher.Flux;

import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.api.CallAdvisor;
import org.springframework.ai.chat.client.advisor.api.CallAdvisorChain;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisor;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisorChain;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.core.Ordered;

/**
 * Stamps each model call, next to the model and inside all other advisors.
 */
final class TraceAdvisor implements CallAdvisor, StreamAdvisor {

	private final StampedCalls calls;

	TraceAdvisor(StampedCalls calls) {
		this.calls = calls;
	}

	@Override
	public String getName() {
		return "throughline";
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE - 1;
	}

	@Override
	public ChatClientResponse adviseCall(ChatClientRequest request, CallAdvisorChain chain) {
		return chain.nextCall(stamped(request));
	}

	@Override
	public Flux<ChatClientResponse> adviseStream(ChatClientRequest request, StreamAdvisorChain chain) {
		return Flux.defer(() -> chain.nextStream(stamped(request)));
	}

	private ChatClientRequest stamped(ChatClientRequest request) {
		ChatOptions options = this.calls.stamp(request.prompt().getOptions());
		return (options != null)
				? request.mutate().prompt(request.prompt().mutate().chatOptions(options).build()).build() : request;
	}

}
