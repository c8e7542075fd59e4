package io.throughline.incident;

import io.throughline.store.MemoryStores;
import io.throughline.store.TraceStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link IncidentsProperties}.
 */
class IncidentsPropertiesTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(IncidentAutoConfiguration.class))
		.withBean(TraceStore.class, MemoryStores::open);

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "links[0].url | ftp://a/{traceId} | must begin with 'http://'",
			"links[0].url | javascript:alert(1) | must begin with 'http://'",
			"links[0].url | https://a/{trace} | {trace}' is none of the placeholders {traceId}, {ref}",
			"links[0].url | https://a/?q=\"{ref}\" | escape",
			"log-queries[0].query | id={id} | none of the placeholders",
			"environments.staging | staging | must begin with 'http://'", "look-ups-per-minute | 0 | 1 or more" })
	void namesWhatIsWrongAndWhatToDo(String key, String value, String remedy) {
		this.runner
			.withPropertyValues("throughline.incidents.links[0].name=a", "throughline.incidents.links[0].url=http://a",
					"throughline.incidents.log-queries[0].name=a",
					"throughline.incidents.log-queries[0].query={a=\"b\"}")
			.withPropertyValues("throughline.incidents." + key + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("throughline.incidents." + key)
				.hasMessageContaining(value)
				.hasMessageContaining(remedy));
	}

}
