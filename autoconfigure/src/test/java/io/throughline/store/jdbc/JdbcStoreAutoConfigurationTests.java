package io.throughline.store.jdbc;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.Redactor;
import io.throughline.store.StoreAutoConfiguration;
import io.throughline.store.TraceStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static io.throughline.store.TraceParts.id;
import static io.throughline.store.TraceParts.trace;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link JdbcStoreAutoConfiguration}.
 */
class JdbcStoreAutoConfigurationTests {

	private static final Redactor REDACTOR = (text, found) -> text;

	@TempDir
	private Path folder = Path.of("");

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JdbcStoreAutoConfiguration.class, StoreAutoConfiguration.class))
		.withBean(Redactor.class, () -> REDACTOR)
		.withBean(FieldRedactor.class, () -> FieldRedactor.of(REDACTOR, Map.of(), UnaryOperator.identity()))
		.withPropertyValues("throughline.store.type=jdbc");

	@Test
	void keepsTracesInAFileThatOutlivesTheApplication() {
		ApplicationContextRunner file = withFile();
		file.run((context) -> {
			assertThat(context).hasSingleBean(TraceStore.class).doesNotHaveBean(DataSource.class);
			context.getBean(TraceStore.class).save(trace(1).done());
		});
		file.run((context) -> assertThat(context.getBean(TraceStore.class).find(id(1))).isPresent());
	}

	@Test
	void startsWhileTheDatabaseIsAway() {
		PGSimpleDataSource nowhere = new PGSimpleDataSource();
		nowhere.setPortNumbers(new int[] { 1 });
		this.runner.withBean(DataSource.class, () -> nowhere).run((context) -> {
			context.getBean(TraceStore.class).save(trace(1).done());
			assertThat(context).hasNotFailed().getBean(TraceStore.class).isInstanceOf(JdbcTraceStore.class);
		});
	}

	@Test
	void saysThatThereIsNoDatabase() {
		this.runner.run((context) -> assertThat(context.getStartupFailure()).rootCause()
			.isInstanceOf(InvalidConfigurationPropertyValueException.class)
			.hasMessageContainingAll("throughline.store.jdbc.path", "DataSource", "type=memory"));
	}

	@Test
	void saysThatSqliteIsMissing() {
		withFile().withClassLoader(new FilteredClassLoader("org.sqlite"))
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContainingAll("throughline.store.jdbc.path", "org.xerial:sqlite-jdbc"));
	}

	@Test
	void leavesTheDatabaseAloneByDefault() {
		withFile().withPropertyValues("throughline.store.type=memory")
			.run((context) -> assertThat(context).hasSingleBean(TraceStore.class)
				.doesNotHaveBean(JdbcTraceStore.class));
	}

	@Test
	void leavesTheApplicationsStoreAlone() {
		withFile().withBean("own", TraceStore.class, () -> KilledProcessTests.open(this.folder.resolve("own.db")))
			.run((context) -> assertThat(context).hasSingleBean(TraceStore.class).hasBean("own"));
	}

	@Test
	void leavesNothingWhenSwitchedOff() {
		withFile().withPropertyValues("throughline.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(TraceStore.class));
	}

	private ApplicationContextRunner withFile() {
		return this.runner.withPropertyValues("throughline.store.jdbc.path=" + this.folder.resolve("traces.db"));
	}

}
