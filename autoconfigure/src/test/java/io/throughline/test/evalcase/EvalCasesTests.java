package io.throughline.test.evalcase;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.throughline.testsupport.model.StubModelServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import org.springframework.ai.document.Document;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test classes with cases, run by JUnit.
 */
class EvalCasesTests {

	@Test
	void theCandidateIsTheGateAndTheCurrentVersionIsCompared() {
		Results results = run(BesideCandidate.class);
		results.passed("RF7K-29QX on candidate v2");
		assertThat(results.aborted("RF7K-29QX on current v1")).startsWith("For comparison only. RF7K-29QX")
			.contains("The answer does not contain \"confirmed\".");
	}

	@Test
	void aFailureNamesTheIncidentAndTheVersionAndWhatIsUnmet() {
		assertThat(run(BesideNothing.class).failed("RF7K-29QX on current v1"))
			.startsWith("RF7K-29QX (https://bot.internal/actuator/incidents/RF7K-29QX) is not met on current v1:\n"
					+ "- The answer does not contain \"confirmed\".\nThe answer was: ");
	}

	@Test
	void recordedFailuresAreReplayed() {
		run(BesideCandidate.class).passed("FA1L-ED00 on candidate v2");
	}

	@Test
	void aToolThatWasNotRecordedIsNotRun() {
		assertThat(run(BesideCandidate.class).failed("NEWT-0001 on candidate v2"))
			.contains("- warn_team was not called.\n- getWeather was called and not run: the case has no reply of it.")
			.doesNotContain("is not met by", "- getWeather was not called", "is not available.\".");
	}

	@Test
	void aDraftIsSkipped() {
		assertThat(run(BesideNothing.class).aborted("DRAF-T000 on current v1")).contains("is a draft and is not run");
	}

	@Test
	void aCaseThatTheRecordedAnswerMeetsProvesNothing() {
		assertThat(run(BesideNothing.class).failed("N0TH-1NG0 on current v1")).contains("proves nothing");
		assertThat(run(BesideCandidate.class).failed("N0TH-1NG0 on candidate v2")).contains("proves nothing");
	}

	@Test
	void whatOnlyAJudgeCanTellWaitsForOne() {
		assertThat(run(BesideNothing.class).aborted("JUDG-E000 on current v1")).contains("a bean of type EvalJudge");
	}

	@Test
	void aJudgeIsAskedAndNamed() throws IOException {
		assertThat(run(Judged.class).failed("JUDG-E000 on current"))
			.contains("- Not met: Says where the figures come from. It says nothing. (strict 7, rubric ");
		assertThat(report(Judged.class, "json")).contains("\"judge\" : \"strict\"", "\"judgeVersion\" : \"7\"",
				"\"rubricVersion\" : \"");
	}

	@Test
	void documentsAreReplayedAndThenNoMore() {
		run(Documents.class).passed("D0CS-0001 on current");
	}

	@Test
	void theReportComparesBothVersions() throws IOException {
		run(BesideCandidate.class);
		assertThat(report(BesideCandidate.class, "txt")).containsPattern("RF7K-29QX +not met +met +newly passing")
			.containsPattern("FA1L-ED00 +met +met +passed")
			.containsPattern("NEWT-0001 +not met +not met +still failing")
			.containsPattern("DRAF-T000 +draft +draft +draft")
			.containsPattern("current v1 +1 of 3 +720 +180 +0.001080 +\\d+ ms")
			.containsPattern("candidate v2 +2 of 3 +720 +180 +0.001080 +\\d+ ms");
		assertThat(report(BesideCandidate.class, "json")).contains("\"change\" : \"newly passing\"",
				"\"inputTokens\" : 720");
	}

	private static Results run(Class<?> test) {
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.selectors(DiscoverySelectors.selectClass(test))
			.build();
		Results results = new Results();
		LauncherFactory.create().execute(request, results);
		return results;
	}

	private static String report(Class<?> test, String extension) throws IOException {
		return Files.readString(Path.of("target/eval-cases", test.getName() + "." + extension));
	}

	/**
	 * Asks no real model.
	 */
	@TestPropertySource(properties = { "spring.ai.model.chat=openai", "spring.ai.model.embedding=openai",
			"spring.ai.openai.api-key=test", "throughline.cost.prices[0].model=gpt*",
			"throughline.cost.prices[0].input=1", "throughline.cost.prices[0].output=2" })
	abstract static class OnAStub {

	}

	/**
	 * On a candidate beside the current version, over HTTP, by a client that knows no
	 * trace.
	 */
	@SpringBootTest(classes = WeatherApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { "weather.cases=evalcase/weather.jsonl", "weather.candidate=v2" })
	static class BesideCandidate extends OnAStub {

		private final HttpClient client = HttpClient.newHttpClient();

		@Autowired
		private WeatherApplication.Tools tools;

		@LocalServerPort
		private int port;

		@EvalCases(value = "${weather.cases}", current = "v1", candidate = "${weather.candidate}")
		void answers(EvalRun run) throws Exception {
			String query = URLEncoder.encode(run.input(), StandardCharsets.UTF_8) + "&version=" + run.promptVersion();
			URI uri = URI.create("http://localhost:" + this.port + "/ask?q=" + query);
			run.answer(this.client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
		}

		@AfterEach
		void noToolWasRun() {
			assertThat(this.tools.runs()).isZero();
		}

	}

	/**
	 * On the current version alone, by a bean.
	 */
	@SpringBootTest(classes = WeatherApplication.class, webEnvironment = WebEnvironment.NONE)
	static class BesideNothing extends OnAStub {

		@Autowired
		private WeatherApplication.Agent agent;

		@EvalCases(value = "evalcase/weather.jsonl", current = "v1")
		void answers(EvalRun run) {
			run.answer(this.agent.ask(run.input(), run.promptVersion()));
		}

	}

	/**
	 * With a judge.
	 */
	@SpringBootTest(classes = { WeatherApplication.class, Judged.Judge.class }, webEnvironment = WebEnvironment.NONE)
	static class Judged extends OnAStub {

		@EvalCases("evalcase/weather.jsonl")
		void answers(EvalRun run) {
			run.answer("Sunny.");
		}

		/**
		 * Is never content.
		 */
		static class Judge implements EvalJudge {

			@Override
			public String name() {
				return "strict";
			}

			@Override
			public String version() {
				return "7";
			}

			@Override
			public Verdict judge(Question question) {
				return new Verdict(false, 0.1, "It says nothing.");
			}

		}

	}

	/**
	 * With documents, which are the real ones again afterwards.
	 */
	@SpringBootTest(classes = WeatherApplication.class, webEnvironment = WebEnvironment.NONE)
	static class Documents extends OnAStub {

		@Autowired
		private VectorStore store;

		@Autowired
		private StubModelServer model;

		@EvalCases("evalcase/documents.jsonl")
		void answers(EvalRun run) {
			this.model.clear();
			this.store.add(List.of(new Document("doc-8", "Snow.", Map.of())));
			run.answer(WeatherApplication.line(this.store.similaritySearch(run.input())));
			assertThat(this.model.received()).isEmpty();
		}

		@AfterEach
		void realOnesAreFoundAgain() {
			assertThat(this.store.similaritySearch("rain")).isEmpty();
			assertThat(this.model.received()).isNotEmpty();
		}

	}

	/**
	 * How each run ended.
	 */
	private static final class Results implements TestExecutionListener {

		private final Map<String, TestExecutionResult> results = new ConcurrentHashMap<>();

		@Override
		public void executionFinished(TestIdentifier test, TestExecutionResult result) {
			this.results.put(test.getDisplayName(), result);
		}

		void passed(String name) {
			assertThat(result(name)).isEqualTo(TestExecutionResult.successful());
		}

		String failed(String name) {
			assertThat(result(name).getStatus()).isEqualTo(TestExecutionResult.Status.FAILED);
			return result(name).getThrowable().orElseThrow().getMessage();
		}

		String aborted(String name) {
			assertThat(result(name).getStatus()).isEqualTo(TestExecutionResult.Status.ABORTED);
			return result(name).getThrowable().orElseThrow().getMessage();
		}

		private TestExecutionResult result(String name) {
			assertThat(this.results).containsKey(name);
			return this.results.get(name);
		}

	}

}
