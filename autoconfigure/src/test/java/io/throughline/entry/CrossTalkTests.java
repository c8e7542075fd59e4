package io.throughline.entry;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import io.throughline.testsupport.TestServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.HttpResources;

import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No line carries another request's ids, whatever thread writes it, at full load.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrossTalkTests {

	private static final int REQUESTS = 11_000;

	private static final int AT_ONCE = 64;

	private static final int PROBES = 400;

	private static final String[] KINDS = { "sync", "callable", "async", "reactive", "kafka" };

	private static final int[] JOB_LINES = { 1, 2, 2, 5, 2 };

	private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 2, CrossTalkApplication.TOPIC);

	@BeforeAll
	void startBroker() {
		this.broker.afterPropertiesSet();
	}

	@AfterAll
	void stopBroker() {
		this.broker.destroy();
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void eachLineCarriesTheIdsOfItsOwnRequest(TestServer server) {
		try (ConfigurableApplicationContext application = server.start(CrossTalkApplication.class,
				"spring.kafka.bootstrap-servers=" + this.broker.getBrokersAsString(),
				"spring.kafka.consumer.auto-offset-reset=earliest", "spring.reactor.netty.shutdown-quiet-period=0s",
				"logging.threshold.console=off"); CrossTalkAppender lines = CrossTalkAppender.capture()) {
			int answered = send(TestServer.url(application));
			long jobs = jobLines();
			Awaitility.await()
				.atMost(Duration.ofMinutes(2))
				.until(() -> lines.jobs() >= jobs && lines.lines() >= jobs + 2L * REQUESTS);
			System.out.printf("Cross-talk on %s: %d requests, %d lines checked, %d violations%n", server, answered,
					lines.lines(), lines.wrong());
			assertThat(lines.violations()).isEmpty();
			assertThat(answered).isEqualTo(REQUESTS);
			assertThat(lines.jobs()).isEqualTo(jobs);
			assertThat(residues(application)).isEmpty();
		}
	}

	private int send(String url) {
		HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		Semaphore free = new Semaphore(AT_ONCE);
		AtomicInteger answered = new AtomicInteger();
		for (int number = 0; number < REQUESTS; number++) {
			free.acquireUninterruptibly();
			String expected = Integer.toString(number);
			client.sendAsync(request(url, number), HttpResponse.BodyHandlers.ofString())
				.whenComplete((response, failure) -> {
					boolean right = response != null && response.statusCode() == 200
							&& response.body().equals(expected);
					answered.addAndGet((right) ? 1 : 0);
					// Last, since it lets the count be read.
					free.release();
				});
		}
		free.acquireUninterruptibly(AT_ONCE);
		return answered.get();
	}

	private HttpRequest request(String url, int number) {
		String traceparent = "00-" + CrossTalkAppender.traceId(number) + "-00f067aa0ba902b7-01";
		return HttpRequest.newBuilder(URI.create(url + "/serve/" + KINDS[number % KINDS.length] + "/" + number))
			.timeout(Duration.ofSeconds(30))
			.headers("traceparent", traceparent, "X-Tenant-Id", "t" + number, "X-Session-Id", "s" + number)
			.build();
	}

	private long jobLines() {
		long lines = 0;
		for (int number = 0; number < REQUESTS; number++) {
			lines += JOB_LINES[number % JOB_LINES.length];
		}
		return lines;
	}

	/**
	 * Return what is left in the MDC of the threads that worked.
	 */
	private Queue<String> residues(ConfigurableApplicationContext application) {
		List<Executor> executors = new ArrayList<>();
		executors
			.add(application.getBean("applicationTaskExecutor", ThreadPoolTaskExecutor.class).getThreadPoolExecutor());
		executors.add((task) -> Schedulers.parallel().schedule(task));
		executors.add((task) -> Schedulers.boundedElastic().schedule(task));
		if (application instanceof WebServerApplicationContext web
				&& web.getWebServer() instanceof TomcatWebServer tomcat) {
			executors.add(tomcat.getTomcat().getConnector().getProtocolHandler().getExecutor());
		}
		else {
			HttpResources.get().onServer(true).forEach(executors::add);
		}
		Queue<String> residues = new ConcurrentLinkedQueue<>();
		executors.forEach((executor) -> probe(executor, residues));
		return residues;
	}

	private void probe(Executor executor, Queue<String> residues) {
		CountDownLatch done = new CountDownLatch(PROBES);
		for (int i = 0; i < PROBES; i++) {
			executor.execute(() -> {
				Map<String, String> mdc = MDC.getCopyOfContextMap();
				if (mdc != null && !mdc.isEmpty()) {
					residues.add(Thread.currentThread().getName() + " " + mdc);
				}
				done.countDown();
			});
		}
		Awaitility.await().until(() -> done.getCount() == 0);
	}

}
