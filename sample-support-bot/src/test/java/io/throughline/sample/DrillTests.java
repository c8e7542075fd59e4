package io.throughline.sample;

import io.throughline.test.LaunchDrill;
import io.throughline.test.ThroughlineTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * The check before a launch: search, model, tool, retries and Kafka, and a CRM that does
 * not answer.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ThroughlineTest
class DrillTests {

	@Test
	void oneIdLeadsThroughEverything(LaunchDrill drill) {
		drill.post("/api/chat", """
				{"message": "Where is my onboarding request?"}""").run().print().assertPassed();
	}

}
