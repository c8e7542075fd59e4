package io.throughline.incident;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link IncidentText}.
 */
class IncidentTextTests {

	@Test
	void tellsAllThatSupportNeedsOnTopAndAStepPerLine() {
		assertThat(IncidentText.of(Stories.onboarding().incident(Stories.SOON))).isEqualTo(
				"""
						RF7K-29QX  degraded  400 ms  safe_to_retry
						trace 4bf92f3577b34da6a3ce929af6383afb  acme  /api/chat  2026-06-06T10:14:03Z
						model gpt-4o-mini  model calls 1, 100 in / 20 out tokens, 0.0002 USD

						On 6 Jun 2026 at 10:14:03 UTC /api/chat was called (tenant acme). An answer went out, but crm_lookup failed: \
						504. All took 400 ms.
						What the user saw: An answer (HTTP 200), although a step failed.
						Safe to retry: crm_lookup failed for the moment only (504), and nothing was done that a retry would do \
						twice.  (V6)
						first cause: tool crm_lookup  timeout  504  span 0000000000000006

						      0ms http post /api/chat  request  ok  400 ms
						      5ms   workflow support_chat  workflow  ok  390 ms
						     10ms     model chat  model  ok  50 ms  model=gpt-4o-mini cost=0.00020 \
						provider_request_id=req_abc123
						     60ms     tool search_records  tool  ok  30 ms  side_effect=none
						     62ms       retrieval kb-records  retrieval  ok  20 ms  document_ids=[d1]
						    100ms     tool crm_lookup  tool  timeout  504  149 ms  side_effect=none retryable=true  \
						<- first cause
						    181ms       http get  http  timeout  504  30 ms  attempt 3 of 3  <- failure
						provider_request_id  req_abc123
						""");
	}

	@Test
	void foldsAttempts() {
		String text = IncidentText.of(Stories.chargedTwice(3).deadLetter().incident(Stories.SOON));
		assertThat(text.lines().filter((line) -> line.contains("refunds receive"))).singleElement()
			.asString()
			.contains("attempt 3 of 3");
	}

}
