package io.throughline.sample.refund;

import java.util.List;
import java.util.Set;

import io.throughline.sample.refund.Completion.Message;
import io.throughline.sample.refund.Completion.Question;
import io.throughline.step.Steps;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Asks a model about a charge, without any library for models: just HTTP. */
@Component
final class DuplicateCheck {

	private static final Set<String> VERDICTS = Set.of("DUPLICATE", "NOT_DUPLICATE");

	private final Steps steps;

	private final RestClient client;

	private final String model;

	DuplicateCheck(Steps steps, RestClient.Builder builder, ClientHttpRequestFactoryBuilder<?> requests,
			HttpClientSettings settings, RefundProperties properties,
			@Value("${spring.ai.openai.base-url}") String baseUrl, @Value("${spring.ai.openai.api-key}") String apiKey,
			@Value("${spring.ai.openai.chat.model}") String model) {
		this.steps = steps;
		this.client = builder.baseUrl(baseUrl)
			.requestFactory(requests.build(settings.withTimeouts(properties.modelTimeout(), properties.modelTimeout())))
			.defaultHeaders((headers) -> headers.setBearerAuth(apiKey))
			.build();
		this.model = model;
	}

	boolean isDuplicate(RefundJob job) {
		Question question = new Question(this.model,
				List.of(new Message("system", "You check charges. Answer DUPLICATE or NOT_DUPLICATE, nothing else."),
						new Message("user", "Duplicate check: order %s, %d cents. The customer says: %s"
							.formatted(job.orderId(), job.amountCents(), job.reason()))));
		Completion completion = this.client.post()
			.uri("/chat/completions")
			.body(question)
			.retrieve()
			.body(Completion.class);
		String verdict = (completion != null) ? completion.text().strip() : "";
		this.steps.parser("duplicate_verdict")
			.run((parser) -> parser.schema("DUPLICATE|NOT_DUPLICATE").valid(VERDICTS.contains(verdict)));
		return verdict.equals("DUPLICATE");
	}

}
