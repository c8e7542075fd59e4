package io.throughline.job;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scheduled methods and application runners.
 */
class JobTests {

	@Test
	void eachRunIsATraceOfItsOwnAndItsItemsAreChildren() {
		try (ConfigurableApplicationContext context = TestServer.NONE.start(JobApplication.class);
				LogLines lines = LogLines.capture()) {
			Map<String, String> second = lines.mdc("run 2 of the job");
			Map<String, String> third = lines.mdc("run 3 of the job");
			assertThat(second.get("trace_id")).matches("[0-9a-f]{32}").isNotEqualTo(third.get("trace_id"));
			assertThat(second.get("run_id")).isEqualTo(second.get("span_id")).isNotEqualTo(third.get("run_id"));
			Map<String, String> item = lines.mdc("item of run 2");
			assertThat(item).containsEntry("trace_id", second.get("trace_id"))
				.containsEntry("run_id", second.get("run_id"));
			assertThat(item.get("span_id")).isNotEqualTo(second.get("span_id"));
		}
	}

	@Test
	void reactiveRunsHaveIdsToo() {
		try (ConfigurableApplicationContext context = TestServer.NONE.start(JobApplication.class);
				LogLines lines = LogLines.capture()) {
			assertThat(lines.mdc("reactive run")).containsKeys("trace_id", "run_id");
		}
	}

	@Test
	void runnersShareATraceWithARunIdAndLeaveNothingBehind() {
		try (ConfigurableApplicationContext context = TestServer.NONE.start(RunnerApplication.class)) {
			RunnerApplication application = context.getBean(RunnerApplication.class);
			assertThat(application.first).containsKeys("trace_id", "span_id", "ref", "run_id");
			assertThat(application.second).containsEntry("trace_id", application.first.get("trace_id"))
				.containsEntry("run_id", application.first.get("run_id"));
			assertThat(MDC.getCopyOfContextMap()).satisfiesAnyOf((mdc) -> assertThat(mdc).isNull(),
					(mdc) -> assertThat(mdc).isEmpty());
		}
	}

	/**
	 * An application with jobs.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableScheduling
	static class JobApplication {

		private static final Logger logger = LoggerFactory.getLogger(JobApplication.class);

		private final AtomicInteger runs = new AtomicInteger();

		private final ObservationRegistry registry;

		JobApplication(ObservationRegistry registry) {
			this.registry = registry;
		}

		@Scheduled(fixedDelay = 50)
		void job() {
			int run = this.runs.incrementAndGet();
			logger.info("run {} of the job", run);
			Observation.start("item", this.registry).observe(() -> logger.info("item of run {}", run));
		}

		@Scheduled(fixedDelay = 50)
		Mono<Void> reactive() {
			return Mono.delay(Duration.ofMillis(1)).doOnNext((tick) -> logger.info("reactive run")).then();
		}

	}

	/**
	 * An application with runners.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class RunnerApplication {

		private Map<String, String> first = Map.of();

		private Map<String, String> second = Map.of();

		@Bean
		ApplicationRunner firstRunner() {
			return (arguments) -> this.first = MDC.getCopyOfContextMap();
		}

		@Bean
		CommandLineRunner secondRunner() {
			return (arguments) -> this.second = MDC.getCopyOfContextMap();
		}

	}

}
