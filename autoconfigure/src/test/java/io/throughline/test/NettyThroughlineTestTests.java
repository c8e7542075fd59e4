package io.throughline.test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * In a reactive application.
 */
@SpringBootTest(classes = TestedApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.main.web-application-type=reactive", "spring.http.clients.imperative.factory=jdk" })
@ThroughlineTest
class NettyThroughlineTestTests extends ThroughlineTestContract {

}
