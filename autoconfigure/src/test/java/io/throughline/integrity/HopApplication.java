package io.throughline.integrity;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.throughline.store.MemoryStores;
import io.throughline.store.TraceStore;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/**
 * An application with each kind of hand-off; one of its listeners uses an executor that
 * nobody wraps.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableScheduling
class HopApplication {

	static final String SOUND = "hops-sound";

	static final String UNWRAPPED = "hops-unwrapped";

	@Bean
	TraceStore traces() {
		return MemoryStores.open();
	}

	/**
	 * Takes requests, records and the time.
	 */
	@RestController
	static class Desk {

		private final ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>());

		private final CountDownLatch ran = new CountDownLatch(1);

		private final RestClient client;

		private final KafkaTemplate<String, String> template;

		Desk(RestClient.Builder client, KafkaTemplate<String, String> template) {
			this.client = client.build();
			this.template = template;
		}

		@GetMapping("/orders/{id}")
		String order(@PathVariable("id") String id) {
			return id;
		}

		@GetMapping("/internal/things")
		String things() {
			return "things";
		}

		@GetMapping("/call")
		String call(@RequestParam("url") String url) {
			this.client.get().uri(url).retrieve().toBodilessEntity();
			return "called";
		}

		@GetMapping("/send")
		String send(@RequestParam("url") String url, @RequestParam("topic") String topic) {
			this.template.send(topic, url).join();
			return "sent";
		}

		@KafkaListener(id = "sound", topics = SOUND)
		void sound(String url) {
			this.client.get().uri(url + "/crm/status/{id}", 4711).retrieve().toBodilessEntity();
		}

		@KafkaListener(id = "unwrapped", topics = UNWRAPPED)
		void unwrapped(String url) {
			this.pool.execute(() -> sound(url));
		}

		@Scheduled(fixedDelay = Long.MAX_VALUE)
		void tick() {
			this.ran.countDown();
		}

		void awaitTick() throws InterruptedException {
			this.ran.await();
		}

	}

}
