package io.throughline.handoff;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * An application that has only the executors that Spring Boot makes.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@EnableScheduling
@Import({ CellController.class, KafkaEntry.class })
class BootExecutorApplication {

	@Bean
	AsyncMethods asyncMethods() {
		return new AsyncMethods();
	}

	@Bean
	List<Cell> cells(AsyncMethods async, @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor,
			TaskScheduler scheduler, ApplicationEventPublisher events) {
		return List.of(Cell.of("same thread", Cell.Work::run), Cell.of("@Async", async::run),
				Cell.of("@Async @EventListener", (work) -> events.publishEvent(new WorkEvent(work))),
				Cell.of("Boot's executor, execute", executor::execute),
				Cell.of("Boot's executor, submit", (work) -> executor.submit((Callable<Void>) () -> {
					work.run();
					return null;
				})),
				Cell.of("CompletableFuture on Boot's executor", (work) -> CompletableFuture.runAsync(work, executor)),
				Cell.of("CompletableFuture, two stages",
						(work) -> CompletableFuture.supplyAsync(() -> "", executor)
							.thenAcceptAsync((value) -> work.run(), executor)),
				Cell.of("Boot's scheduler, once", (work) -> scheduler.schedule(work, Instant.now())));
	}

	/**
	 * Carries work to an asynchronous listener.
	 *
	 * @param work the work
	 */
	record WorkEvent(Runnable work) {
	}

	/**
	 * Methods that run elsewhere.
	 */
	static class AsyncMethods {

		@Async
		void run(Runnable work) {
			work.run();
		}

		@Async
		@EventListener
		void on(WorkEvent event) {
			event.work().run();
		}

	}

}
