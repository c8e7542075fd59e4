package io.throughline.sample.crm;

import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Asks the CRM, with a short time-out. */
@Component
final class CrmClient {

	private static final Logger logger = LoggerFactory.getLogger(CrmClient.class);

	private final RestClient client;

	CrmClient(RestClient.Builder builder, ClientHttpRequestFactoryBuilder<?> requests, HttpClientSettings settings,
			CrmProperties properties) {
		this.client = builder.baseUrl(properties.baseUrl())
			.requestFactory(requests.build(settings.withTimeouts(properties.timeout(), properties.timeout())))
			.build();
	}

	RequestStatus status(String subject) {
		try {
			RequestStatus status = this.client.get()
				.uri("/requests/{subject}", subject)
				.retrieve()
				.body(RequestStatus.class);
			logger.info("CRM answered for the {} request", subject);
			return Objects.requireNonNull(status, "The CRM sent an empty body");
		}
		catch (RestClientException ex) {
			String why = (ex instanceof RestClientResponseException answer)
					? String.valueOf(answer.getStatusCode().value()) : "timeout";
			logger.warn("CRM answered {} for the {} request", why, subject);
			throw new CrmUnavailableException(why, ex);
		}
	}

}
