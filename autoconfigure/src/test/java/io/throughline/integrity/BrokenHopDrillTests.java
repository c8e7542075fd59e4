package io.throughline.integrity;

import java.util.Map;

import io.throughline.test.DrillResult;
import io.throughline.test.LaunchDrill;
import io.throughline.test.ThroughlineTest;
import io.throughline.testsupport.RecordingServer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.test.context.EmbeddedKafka;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A drill over a hop that is broken on purpose names the hop.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.main.web-application-type=servlet", "spring.http.clients.imperative.factory=jdk",
				"spring.kafka.consumer.auto-offset-reset=earliest", "logging.level.kafka=off",
				"logging.level.org.apache.kafka=off", "logging.level.state.change.logger=off",
				"throughline.integrity.required=/internal/**" })
@EmbeddedKafka(bootstrapServersProperty = "spring.kafka.bootstrap-servers",
		topics = { HopApplication.SOUND, HopApplication.UNWRAPPED })
@ThroughlineTest
@DirtiesContext
class BrokenHopDrillTests {

	private final RecordingServer crm = new RecordingServer();

	@Value("${local.server.port}")
	private int port;

	@AfterEach
	void stop() {
		this.crm.close();
	}

	@Test
	void aListenerOnAnUnwrappedExecutor(LaunchDrill drill) {
		assertLost(drill.get("/send?topic=" + HopApplication.UNWRAPPED + "&url=" + Hops.encoded(this.crm.url())),
				"executor pool -> GET 127.0.0.1/crm/status/{id}: work began a new trace");
	}

	@Test
	void aProxyThatStripsHeaders(LaunchDrill drill) throws Exception {
		try (Detour proxy = Detour.stripping("http://127.0.0.1:" + this.port)) {
			assertLost(drill.get("/call?url=" + Hops.encoded(proxy.url() + "/internal/things")),
					"GET /internal/things: no id arrived");
		}
	}

	@Test
	void aProducerWithoutInterceptor(LaunchDrill drill) {
		assertLost(drill.get("/raw?url=" + Hops.encoded(this.crm.url())),
				HopApplication.SOUND + " -> sound: no id arrived");
	}

	@Test
	void aServiceThatMintsItsOwnId(LaunchDrill drill) throws Exception {
		try (Detour service = Detour.minting()) {
			assertLost(drill.get("/call?url=" + Hops.encoded(service.url() + "/status")),
					"GET 127.0.0.1/status: another id came back");
		}
	}

	@Test
	void nothingWhereAllIsWell(LaunchDrill drill) {
		drill.get("/send?topic=" + HopApplication.SOUND + "&url=" + Hops.encoded(this.crm.url())).run().assertPassed();
	}

	private void assertLost(LaunchDrill drill, String place) {
		DrillResult result = drill.run();
		assertThat(result.report().ready()).isFalse();
		assertThat(result.toString()).contains("LOST at " + place + "\n");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(result::assertPassed).withMessageContaining(place);
	}

	/**
	 * The application on one server, with a producer that nobody observes.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(HopApplication.class)
	@EnableAutoConfiguration(excludeName = {
			"org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration",
			"org.springframework.boot.jetty.autoconfigure.reactive.JettyReactiveWebServerAutoConfiguration",
			"org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration" })
	static class OneServerApplication {

		/**
		 * Sends past the template.
		 */
		@RestController
		static class RawSender {

			private final String servers;

			RawSender(@Value("${spring.kafka.bootstrap-servers}") String servers) {
				this.servers = servers;
			}

			@GetMapping("/raw")
			String raw(@RequestParam("url") String url) throws Exception {
				try (KafkaProducer<String, String> producer = new KafkaProducer<>(
						Map.of("bootstrap.servers", this.servers), new StringSerializer(), new StringSerializer())) {
					producer.send(new ProducerRecord<>(HopApplication.SOUND, url)).get();
				}
				return "sent";
			}

		}

	}

}
