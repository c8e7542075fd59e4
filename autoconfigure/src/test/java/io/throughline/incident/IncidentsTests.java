package io.throughline.incident;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Optional;

import io.throughline.store.MemoryStores;
import io.throughline.store.TraceStore;
import io.throughline.store.TraceStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link Incidents}, as the application's own code has it.
 */
class IncidentsTests {

	private final ApplicationContextRunner empty = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(IncidentApiAutoConfiguration.class));

	private final ApplicationContextRunner runner = this.empty.withBean(TraceStore.class, MemoryStores::open);

	@ParameterizedTest
	@ValueSource(strings = { "RF7K-29QX", "rf7k29qx", Stories.TRACE_ID, "Mail of Ann: RF7K-29QX!" })
	void findsAnIncidentForATicket(String reference) {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate")).run((context) -> {
			context.getBean(TraceStore.class).save(Stories.onboarding().part());
			Incident incident = context.getBean(Incidents.class).find(reference).orElseThrow();
			assertThat(incident.ref()).isEqualTo("RF7K-29QX");
			assertThat(incident.summary()).contains("crm_lookup failed: 504");
			assertThat(incident.verdict().action()).isEqualTo("safe_to_retry");
		});
	}

	@Test
	void findsNothingWhereSeveralAreMeant() {
		this.runner.run((context) -> {
			TraceStore store = context.getBean(TraceStore.class);
			store.save(Stories.chat("1" + "0".repeat(24) + "1234567", "failed").part());
			store.save(Stories.chat("2" + "0".repeat(24) + "1234567", "failed").part());
			String reference = store.findById(Stories.spanId("1")).get(0).reference();
			assertThat(store.findById(Stories.spanId("1"))).hasSize(2);
			assertThat(context.getBean(Incidents.class).find(reference)).isEmpty();
		});
	}

	@Test
	void findsNothingWhereTheStoreCannotBeReached() {
		this.empty.withBean(TraceStore.class, IncidentsTests::unreachable)
			.run((context) -> assertThat(context.getBean(Incidents.class).find("RF7K-29QX"))
				.isEqualTo(Optional.empty()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://shop.example/actuator/incidents", "https://shop.example/actuator/incidents/" })
	void linksToThePageOfAnIncident(String baseUrl) {
		this.runner.withPropertyValues("throughline.incidents.base-url=" + baseUrl).run((context) -> {
			Incidents incidents = context.getBean(Incidents.class);
			assertThat(incidents.page(Stories.TRACE_ID))
				.hasValue(URI.create("https://shop.example/actuator/incidents/" + Stories.TRACE_ID));
			assertThat(incidents.page("../evil")).isEmpty();
		});
		this.runner.run((context) -> assertThat(context.getBean(Incidents.class).page(Stories.TRACE_ID)).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "shop.example", "javascript:alert(1)", "https://shop.example/?q=" })
	void refusesABaseThatIsNone(String baseUrl) {
		this.runner.withPropertyValues("throughline.incidents.base-url=" + baseUrl)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("throughline.incidents.base-url"));
	}

	@Test
	void isNotThereWithoutAStore() {
		this.empty.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Incidents.class));
	}

	@Test
	void leavesTheApplicationsOwnInPlace() {
		this.runner.withBean("own", Incidents.class, NoIncidents::new)
			.run((context) -> assertThat(context).getBean(Incidents.class).isInstanceOf(NoIncidents.class));
	}

	@Test
	void leavesNothingWhenSwitchedOff() {
		this.runner.withPropertyValues("throughline.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Incidents.class));
	}

	static TraceStore unreachable() {
		return (TraceStore) Proxy.newProxyInstance(TraceStore.class.getClassLoader(),
				new Class<?>[] { TraceStore.class }, (proxy, method, arguments) -> {
					if (method.getDeclaringClass() == Object.class) {
						return method.invoke(TraceStore.class, arguments);
					}
					throw new TraceStoreException("away", new IllegalStateException());
				});
	}

	/**
	 * Finds nothing.
	 */
	private static final class NoIncidents implements Incidents {

		@Override
		public Optional<Incident> find(String reference) {
			return Optional.empty();
		}

		@Override
		public Optional<URI> page(String traceId) {
			return Optional.empty();
		}

	}

}
