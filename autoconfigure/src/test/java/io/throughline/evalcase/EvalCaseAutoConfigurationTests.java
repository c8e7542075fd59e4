package io.throughline.evalcase;

import java.nio.file.Path;

import io.throughline.incident.IncidentApiAutoConfiguration;
import io.throughline.incident.IncidentAutoConfiguration;
import io.throughline.redaction.RedactionAutoConfiguration;
import io.throughline.store.MemoryStores;
import io.throughline.store.TraceStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link EvalCaseAutoConfiguration}.
 */
class EvalCaseAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=evalcases";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(RedactionAutoConfiguration.class, IncidentAutoConfiguration.class,
				IncidentApiAutoConfiguration.class, EvalCaseAutoConfiguration.class))
		.withBean(TraceStore.class, MemoryStores::open);

	@Test
	void isThereOnlyIfExposed() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(EvalCasesEndpoint.class)
			.doesNotHaveBean(EvalCaseStore.class));
		this.runner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(EvalCasesEndpoint.class)
				.hasSingleBean(MemoryEvalCaseStore.class));
	}

	@Test
	void keepsFilesInADirectory(@TempDir Path directory) {
		this.runner.withPropertyValues(EXPOSED, "throughline.evalcases.directory=" + directory)
			.run((context) -> assertThat(context).hasSingleBean(DirectoryEvalCaseStore.class));
	}

	@Test
	void leavesTheStoreToTheApplication() {
		this.runner.withPropertyValues(EXPOSED)
			.withBean(EvalCaseStore.class, () -> new MemoryEvalCaseStore(1))
			.run((context) -> assertThat(context).hasSingleBean(EvalCaseStore.class)
				.doesNotHaveBean("throughlineEvalCaseStore"));
	}

	@Test
	void namesARetentionThatKeepsNothing() {
		this.runner.withPropertyValues(EXPOSED, "throughline.evalcases.retention=0s")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("throughline.evalcases.retention")
				.hasStackTraceContaining("such as '365d'"));
	}

	@Test
	void isNotThereWithoutTheActuatorOrJackson() {
		for (String library : new String[] { "org.springframework.boot.actuate", "tools.jackson.databind" }) {
			this.runner.withClassLoader(new FilteredClassLoader(library))
				.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("throughlineEvalCasesEndpoint"));
		}
	}

	@Test
	void leavesNothingWhenSwitchedOff() {
		this.runner.withPropertyValues(EXPOSED, "throughline.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(EvalCaseStore.class));
	}

}
