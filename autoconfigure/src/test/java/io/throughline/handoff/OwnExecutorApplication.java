package io.throughline.handoff;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.micrometer.context.ContextSnapshotFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * An application that brings its own executors of every kind, so that Boot's backs off.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@Import({ CellController.class, KafkaEntry.class })
class OwnExecutorApplication {

	@Bean
	ThreadPoolTaskExecutor pool() {
		ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
		executor.setTaskDecorator((task) -> () -> task.run());
		return executor;
	}

	@Bean
	SimpleAsyncTaskExecutor simple() {
		return new SimpleAsyncTaskExecutor("simple-");
	}

	@Bean
	ThreadPoolTaskScheduler poolScheduler() {
		return new ThreadPoolTaskScheduler();
	}

	@Bean
	SimpleAsyncTaskScheduler simpleScheduler() {
		return new SimpleAsyncTaskScheduler();
	}

	@Bean
	ExecutorService fixed() {
		return Executors.newFixedThreadPool(2);
	}

	@Bean
	ThreadPoolExecutor byClass() {
		return new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
	}

	@Bean
	ExecutorService single() {
		return Executors.newSingleThreadExecutor();
	}

	@Bean
	ExecutorService forkJoin() {
		return new ForkJoinPool(1);
	}

	@Bean
	ScheduledExecutorService scheduled() {
		return Executors.newScheduledThreadPool(1);
	}

	@Bean
	AsyncMethods asyncMethods() {
		return new AsyncMethods();
	}

	@Bean
	List<Cell> cells(AsyncMethods async, ThreadPoolTaskExecutor pool, SimpleAsyncTaskExecutor simple,
			ThreadPoolTaskScheduler poolScheduler, SimpleAsyncTaskScheduler simpleScheduler,
			@Qualifier("fixed") ExecutorService fixed, ThreadPoolExecutor byClass,
			@Qualifier("single") ExecutorService single, @Qualifier("forkJoin") ExecutorService forkJoin,
			@Qualifier("scheduled") ScheduledExecutorService scheduled) {
		return List.of(Cell.of("@Async, application's executor", async::run),
				Cell.of("ThreadPoolTaskExecutor bean", pool::execute),
				Cell.of("SimpleAsyncTaskExecutor bean", simple::execute),
				Cell.of("ThreadPoolTaskScheduler bean, once", (work) -> poolScheduler.schedule(work, Instant.now())),
				Cell.of("SimpleAsyncTaskScheduler bean, once", (work) -> simpleScheduler.schedule(work, Instant.now())),
				Cell.of("ExecutorService bean, execute", fixed::execute),
				Cell.of("ExecutorService bean, invokeAll",
						(work) -> fixed.invokeAll(List.<Callable<Object>>of(Executors.callable(work)))),
				Cell.of("ThreadPoolExecutor bean injected by class", byClass::submit),
				Cell.of("single thread executor bean", single::submit), Cell.of("ForkJoinPool bean", forkJoin::execute),
				Cell.of("ScheduledExecutorService bean, once",
						(work) -> scheduled.schedule(work, 1, TimeUnit.MILLISECONDS)),
				Cell.of("CompletableFuture on ExecutorService bean", (work) -> CompletableFuture.runAsync(work, fixed)),
				Cell.of("new Thread, wrapped in one line",
						(work) -> new Thread(ContextSnapshotFactory.builder().build().captureAll().wrap(work)).start()),
				Cell.of("new Thread", (work) -> new Thread(work).start()),
				Cell.of("common pool", (work) -> CompletableFuture.runAsync(work)));
	}

	/**
	 * Methods that run elsewhere.
	 */
	static class AsyncMethods {

		@Async("pool")
		void run(Runnable work) {
			work.run();
		}

	}

}
