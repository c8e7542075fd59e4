package io.throughline.sample.payments;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Asks the payment service to pay. */
@Component
public final class PaymentClient {

	private static final Logger logger = LoggerFactory.getLogger(PaymentClient.class);

	private final RestClient client;

	PaymentClient(RestClient.Builder builder, ClientHttpRequestFactoryBuilder<?> requests, HttpClientSettings settings,
			PaymentProperties properties) {
		this.client = builder.baseUrl(properties.baseUrl())
			.requestFactory(requests.build(settings.withTimeouts(properties.timeout(), properties.timeout())))
			.build();
	}

	/**
	 * Pay money back, once for each refund however often this is called.
	 * @param order what to pay
	 */
	public void pay(PaymentOrder order) {
		this.client.post()
			.uri("/payments/refunds")
			.header("Idempotency-Key", order.refundId())
			.body(order)
			.retrieve()
			.toBodilessEntity();
		logger.info("Payment of {} cents for refund {} accepted", order.amountCents(), order.refundId());
	}

}
