package io.throughline.sample.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What is taken from the page to a ticket or to the logs is exact. */
class CopyTests extends AcceptanceTest {

	@TempDir
	private Path logs;

	@Test
	void theNoteForATicketIsTheIncidentInWords() {
		SeededTrace trace = SupportTests.refundRefused().save(this.store);
		JsonNode incident = get("support", "/{ref}", trace.reference());
		this.pages.loginAs("support").openIncident(trace.reference());
		this.pages.button("Copy note for ticket").click();
		String note = this.browser.until("a note", () -> copied("Copied: note for the ticket"));
		assertThat(note)
			.isEqualTo(incident.path("note").asString() + "\n" + base() + "/actuator/incidents/" + trace.reference());
		assertThat(note).contains(trace.reference(), incident.path("summary").asString(),
				incident.at("/userSaw/text").asString(), incident.at("/verdict/text").asString());
	}

	@Test
	void theLogQueryFindsTheLinesOfTheApplication() throws IOException, InterruptedException {
		FileAppender<ILoggingEvent> withReference = write("with-reference.log", "%level ref=%X{ref} %m%n");
		FileAppender<ILoggingEvent> withTraceId = write("with-trace-id.log", "%level %X{trace_id} %m%n");
		String reference = ask("Refund my delayed package, order ord_9132").path("reference").asString();
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> answer("support", "?q={q}", reference).getStatusCode().is2xxSuccessful());
		end(withReference);
		end(withTraceId);
		this.pages.loginAs("support").openIncident(reference);
		this.browser.all("summary").get(0).click();
		this.pages.button("grep").click();
		String query = this.browser.until("a query", () -> copied("Copied: query for grep"));
		assertThat(query).isEqualTo(query(get("support", "/{ref}", reference)));
		List<String> found = run(query);
		assertThat(found)
			.anyMatch((line) -> line.contains("ref=" + reference) && line.contains("Tool create_refund refused"))
			.anyMatch((line) -> !line.contains("ref=") && line.contains("Tool create_refund refused"));
	}

	private static String query(JsonNode incident) {
		return incident.path("logQueries")
			.valueStream()
			.filter((query) -> query.path("name").asString().equals("grep"))
			.map((query) -> query.path("query").asString())
			.findFirst()
			.orElseThrow();
	}

	private String copied(String said) {
		return this.browser.all("[role=status]").stream().anyMatch((status) -> status.getText().equals(said))
				? this.browser.clipboard() : null;
	}

	private List<String> run(String command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sh", "-c", command).directory(this.logs.toFile())
			.redirectErrorStream(true)
			.start();
		List<String> lines = process.inputReader().lines().toList();
		process.waitFor();
		return lines;
	}

	private FileAppender<ILoggingEvent> write(String file, String pattern) {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(context);
		encoder.setPattern(pattern);
		encoder.start();
		FileAppender<ILoggingEvent> appender = new FileAppender<>();
		appender.setContext(context);
		appender.setEncoder(encoder);
		appender.setFile(this.logs.resolve(file).toString());
		appender.start();
		context.getLogger("io.throughline.sample").addAppender(appender);
		return appender;
	}

	private void end(FileAppender<ILoggingEvent> appender) {
		((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("io.throughline.sample").detachAppender(appender);
		appender.stop();
	}

}
