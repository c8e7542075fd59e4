package io.throughline.job;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Opens one trace around the application's runners, which Spring Boot calls on the main
 * thread between its events "started" and "ready".
 */
final class RunnersObservation implements ApplicationListener<SpringApplicationEvent>, Ordered {

	private final ObservationRegistry registry;

	private final ListableBeanFactory beans;

	private @Nullable Observation observation;

	private Observation.@Nullable Scope scope;

	RunnersObservation(ObservationRegistry registry, ListableBeanFactory beans) {
		this.registry = registry;
		this.beans = beans;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (event instanceof ApplicationStartedEvent && hasRunners()) {
			Observation started = Observation
				.createNotStarted("application.runners", RunnersContext::new, this.registry)
				.contextualName("application runners")
				.start();
			this.observation = started;
			this.scope = started.openScope();
		}
		else if (event instanceof ApplicationReadyEvent) {
			close(null);
		}
		else if (event instanceof ApplicationFailedEvent failed) {
			close(failed.getException());
		}
	}

	private boolean hasRunners() {
		return this.observation == null && (hasBean(ApplicationRunner.class) || hasBean(CommandLineRunner.class));
	}

	private boolean hasBean(Class<?> type) {
		return this.beans.getBeanNamesForType(type, true, false).length > 0;
	}

	private void close(@Nullable Throwable error) {
		if (this.scope != null && this.observation != null) {
			this.scope.close();
			if (error != null) {
				this.observation.error(error);
			}
			this.observation.stop();
			this.scope = null;
		}
	}

}
