package io.throughline.newapp;

import io.throughline.test.LaunchDrill;
import io.throughline.test.ThroughlineTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ThroughlineTest
class LaunchTests {

	@Test
	void oneIdLeadsThroughEverything(LaunchDrill drill) {
		drill.post("/orders/lamp", "{}") // its first attempt fails
			.post("/orders/nothing", "{}") // is answered with an error
			.run()
			.print()
			.assertPassed();
	}

}
