package io.throughline.genai.springai;

import java.util.HashMap;
import java.util.Map;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.TraceContext;
import io.throughline.propagation.TraceParent;
import io.throughline.scope.MdcScope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisor;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisorChain;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.core.Ordered;

/**
 * Writes {@code traceparent} on streamed requests before the vendor's library hands them
 * to another thread, where no trace is open. The observation of the HTTP request then
 * continues from that header.
 */
final class TraceHeaderAdvisor implements StreamAdvisor {

	@Override
	public String getName() {
		return "throughline trace header";
	}

	@Override
	public int getOrder() {
		// Next to the model call, inside all other advisors.
		return Ordered.LOWEST_PRECEDENCE - 1;
	}

	@Override
	public Flux<ChatClientResponse> adviseStream(ChatClientRequest request, StreamAdvisorChain chain) {
		return Flux.deferContextual((context) -> {
			Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
			return chain.nextStream(withHeader(request, observation));
		});
	}

	private ChatClientRequest withHeader(ChatClientRequest request, @Nullable Observation observation) {
		TraceContext trace = (observation != null) ? MdcScope.trace(observation.getContextView()) : null;
		if (trace == null || !(request.prompt().getOptions() instanceof OpenAiChatOptions options)) {
			return request;
		}
		Map<String, String> headers = new HashMap<>();
		if (options.getCustomHeaders() != null) {
			headers.putAll(options.getCustomHeaders());
		}
		headers.put(TraceParent.HEADER, new TraceParent(trace.traceId(), trace.spanId(), true).toString());
		OpenAiChatOptions stamped = options.mutate().customHeaders(headers).build();
		return request.mutate().prompt(request.prompt().mutate().chatOptions(stamped).build()).build();
	}

}
