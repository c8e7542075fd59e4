package io.throughline.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import io.throughline.store.MemoryStores;
import io.throughline.store.TracePart;
import io.throughline.store.TraceSpan.Status;
import io.throughline.store.TraceStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of {@link ThroughlineIncidentEvent}: {@link IncidentPublisher} with
 * {@link IncidentNews}.
 */
class IncidentEventTests {

	private static final String LAST = "0af7651916cd43dd8448eb211c80319c";

	private final TraceStore store = MemoryStores.open();

	private final AtomicReference<Instant> now = new AtomicReference<>(Stories.SOON);

	private final List<ThroughlineIncidentEvent> events = new CopyOnWriteArrayList<>();

	private IncidentPublisher publisher = publisher();

	@AfterEach
	void stop() {
		this.publisher.stop();
	}

	@Test
	void tellsOfADegradedRequest() {
		save(Stories.onboarding());
		assertThat(untilLast()).singleElement().satisfies((event) -> {
			assertThat(event.reference()).isEqualTo("RF7K-29QX");
			assertThat(event.traceId()).isEqualTo(Stories.TRACE_ID);
			assertThat(event.outcome()).isEqualTo("degraded");
			assertThat(event.action()).isEqualTo("safe_to_retry");
			assertThat(event.rule()).isEqualTo("V6");
			assertThat(event.summary()).contains("crm_lookup failed: 504");
			assertThat(event.firstCause()).isNotNull().extracting(FirstCause::name).isEqualTo("crm_lookup");
			assertThat(event.tenant()).isEqualTo("acme");
			assertThat(event.route()).isEqualTo("/api/chat");
			assertThat(event.toString()).doesNotContain(Stories.CANARY);
		});
	}

	@Test
	void tellsOnceAndOnceMoreWhenItBecomesWorse() {
		save(Stories.onboarding());
		save(Stories.onboarding());
		awaitEvents(1);
		save(Stories.chat("failed"));
		awaitEvents(2);
		save(Stories.chat("degraded"));
		assertThat(untilLast()).extracting(ThroughlineIncidentEvent::outcome).containsExactly("degraded", "failed");
	}

	@Test
	void tellsNothingOfWhatWentWell() {
		save(Stories.policyQuestion());
		assertThat(untilLast()).isEmpty();
	}

	@Test
	void tellsNothingOfACallOutsideOfARequest() {
		save(Stories.empty()
			.add("1", null, "http post", "client", 0, 5L, Status.ERROR, Map.of("method", "POST", "status", "500")));
		assertThat(untilLast()).isEmpty();
	}

	@Test
	void waitsWhileAMessageIsTriedAgainAndTellsWhenItIsGivenUp() {
		save(Stories.chargedTwice(2));
		assertThat(untilLast()).isEmpty();
		this.events.clear();
		save(Stories.chargedTwice(3).deadLetter());
		awaitEvents(1);
		assertThat(this.events).extracting(ThroughlineIncidentEvent::outcome, ThroughlineIncidentEvent::rule)
			.containsExactly(tuple("degraded", "V3"));
	}

	@Test
	void tellsOfAMessageThatNobodyTriesAgain() {
		save(Stories.chargedTwice(2));
		assertThat(untilLast()).isEmpty();
		this.events.clear();
		this.now.set(Stories.SOON.plus(Duration.ofHours(1)));
		awaitEvents(1);
		assertThat(this.events).extracting(ThroughlineIncidentEvent::rule).containsExactly("V3");
	}

	@Test
	void goesOnAfterAListenerThatThrows() {
		this.publisher.stop();
		this.publisher = new IncidentPublisher(this.store, news(), (event) -> {
			this.events.add((ThroughlineIncidentEvent) event);
			throw new IllegalStateException("bad listener");
		});
		this.publisher.start();
		save(Stories.onboarding());
		assertThat(untilLast()).hasSize(1);
		assertThat(this.publisher.failed()).isPositive();
	}

	@Test
	void dropsWhatAListenerThatBlocksLeavesNoRoomFor() {
		CountDownLatch blocked = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		this.publisher.stop();
		this.publisher = new IncidentPublisher(this.store, news(), (event) -> {
			blocked.countDown();
			await(release);
		});
		this.publisher.start();
		save(Stories.onboarding());
		await(blocked);
		for (int i = 0; i < IncidentPublisher.MOST_QUEUED + 3; i++) {
			this.publisher.saved(Stories.onboarding().part());
		}
		assertThat(this.publisher.dropped()).isEqualTo(3);
		release.countDown();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private IncidentNews news() {
		return new IncidentNews(this.store, this.now::get);
	}

	private IncidentPublisher publisher() {
		IncidentPublisher started = new IncidentPublisher(this.store, news(),
				(event) -> this.events.add((ThroughlineIncidentEvent) event));
		started.start();
		return started;
	}

	private void save(Stories story) {
		TracePart part = story.part();
		this.store.save(part);
		this.publisher.saved(part);
	}

	private void awaitEvents(int count) {
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.events.size() == count);
	}

	/**
	 * Let one more request fail, and return what was told before that.
	 */
	private List<ThroughlineIncidentEvent> untilLast() {
		save(Stories.chat(LAST, "failed"));
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.events.stream().anyMatch((event) -> event.traceId().equals(LAST)));
		return this.events.stream().filter((event) -> !event.traceId().equals(LAST)).toList();
	}

}
