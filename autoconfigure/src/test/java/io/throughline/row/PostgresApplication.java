package io.throughline.row;

import java.io.IOException;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application that writes rows into a PostgreSQL of its own.
 *
 * @param server the database
 * @param context the application
 */
record PostgresApplication(EmbeddedPostgres server, ConfigurableApplicationContext context) implements AutoCloseable {

	private static final String TABLE = "create table %s (id bigint primary key, amount int, trace_id text)";

	static PostgresApplication blocking(String... properties) throws Exception {
		EmbeddedPostgres server = startServer();
		return start(server,
				Stream.concat(Stream.of(properties),
						Stream.of("spring.datasource.url=" + server.getJdbcUrl("postgres", ""),
								"spring.autoconfigure.exclude=" + R2dbcAutoConfiguration.class.getName())));
	}

	static PostgresApplication reactive() throws Exception {
		EmbeddedPostgres server = startServer();
		return start(server, Stream.of("spring.autoconfigure.exclude=", "spring.r2dbc.username=postgres",
				"spring.r2dbc.url=r2dbc:postgresql://localhost:" + server.getPort() + "/postgres"));
	}

	private static EmbeddedPostgres startServer() throws Exception {
		EmbeddedPostgres server = EmbeddedPostgres.builder().start();
		try (var connection = server.getPostgresDatabase().getConnection();
				var statement = connection.createStatement()) {
			statement.execute(TABLE.formatted("refund"));
			statement.execute(TABLE.formatted("payment"));
		}
		return server;
	}

	private static PostgresApplication start(EmbeddedPostgres server, Stream<String> properties) {
		Stream<String> all = Stream.concat(properties, Stream.of("spring.main.banner-mode=off"));
		return new PostgresApplication(server,
				new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
					.run(all.map((property) -> "--" + property).toArray(String[]::new)));
	}

	@Override
	public void close() throws IOException {
		this.context.close();
		this.server.close();
	}

	/**
	 * Its configuration.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
