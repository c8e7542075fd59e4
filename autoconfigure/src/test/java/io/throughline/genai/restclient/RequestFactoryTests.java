package io.throughline.genai.restclient;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.genai.RawModelRequest;
import io.throughline.testsupport.SpanMemory;
import io.throughline.testsupport.TestServer;
import io.throughline.testsupport.model.StubModelServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which requests are wrapped, and that their bodies stay streams.
 */
class RequestFactoryTests {

	private static final URI MODEL = URI.create("http://localhost/v1/chat/completions");

	private final StubModelServer model = new StubModelServer();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private ConfigurableApplicationContext application = start(Application.class);

	@AfterEach
	void close() {
		this.application.close();
		this.model.close();
		this.threads.shutdownNow();
	}

	@Test
	void onlyWhatMayBeACallOfAModelIsWrapped() throws IOException {
		ClientHttpRequestFactory factory = builder().build();
		assertThat(factory.createRequest(MODEL, HttpMethod.POST)).isInstanceOf(ReadRequest.class);
		assertThat(factory.createRequest(MODEL, HttpMethod.GET)).isNotInstanceOf(ReadRequest.class);
		assertThat(factory.createRequest(URI.create("http://localhost/upload"), HttpMethod.POST))
			.isNotInstanceOf(ReadRequest.class);
	}

	@Test
	void customizersGetTheFactoryThatTheyKnow() {
		List<ClientHttpRequestFactory> customized = new ArrayList<>();
		ClientHttpRequestFactory factory = builder().withCustomizer(customized::add).build();
		assertThat(factory).isInstanceOf(ReadRequestFactory.class);
		assertThat(customized).singleElement().isInstanceOf(JdkClientHttpRequestFactory.class);
	}

	@Test
	void builderOfAClassThatTheApplicationNamesIsLeftAlone() {
		this.application.close();
		this.application = start(TypedApplication.class);
		assertThat(this.application.getBean(JdkClientHttpRequestFactoryBuilder.class).build())
			.isInstanceOf(JdkClientHttpRequestFactory.class);
	}

	@Test
	void factoryOfTheApplicationIsReadToo() {
		RestClient.Builder builder = this.application.getBean(RestClient.Builder.class);
		ask(builder.apply((client) -> client.requestFactory(new SimpleClientHttpRequestFactory())).clone().build());
		assertThat(modelSpans()).singleElement()
			.satisfies((span) -> assertThat(span.getAttributes().asMap().toString()).contains("input_tokens=120"));
	}

	@Test
	void bodyThatIsReadTwiceIsOneCall() {
		RestClient client = this.application.getBean(RestClient.Builder.class)
			.bufferContent((uri, method) -> true)
			.build();
		String twice = post(client, this.model.url()).exchangeForRequiredValue(
				(request, response) -> new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8)
						+ new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
		assertThat(twice).isNotEmpty();
		assertThat(twice.substring(0, twice.length() / 2)).isEqualTo(twice.substring(twice.length() / 2));
		assertThat(modelSpans()).hasSize(1);
	}

	@Test
	void clientThatTheApplicationMakesAloneIsNotTraced() {
		assertThat(ask(RestClient.create())).contains("Hello");
		assertThat(spans()).isEmpty();
	}

	@Test
	void clientWithoutObservationWorksAsBefore() {
		assertThat(ask(RestClient.builder().requestFactory(builder().build()).build())).contains("Hello");
		assertThat(spans()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/upload", "/v1/chat/completions" })
	void uploadIsSentWhileItIsWritten(String path) throws IOException {
		CountDownLatch begun = new CountDownLatch(1);
		HttpServer server = receiver(begun);
		RestClient client = this.application.getBean(RestClient.Builder.class).build();
		String received = client.post()
			.uri("http://127.0.0.1:" + server.getAddress().getPort() + path)
			.body((StreamingHttpOutputMessage.Body) (output) -> upload(output, begun))
			.retrieve()
			.body(String.class);
		server.stop(0);
		assertThat(received).isEqualTo(Long.toString(2L << 20));
	}

	/**
	 * Start a server that says when a body begins, and answers with its length.
	 */
	private HttpServer receiver(CountDownLatch begun) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(this.threads);
		server.createContext("/", (exchange) -> {
			try (exchange) {
				exchange.getRequestBody().read();
				begun.countDown();
				long length = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()) + 1;
				byte[] answer = Long.toString(length).getBytes(StandardCharsets.UTF_8);
				exchange.sendResponseHeaders(200, answer.length);
				exchange.getResponseBody().write(answer);
			}
		});
		server.start();
		return server;
	}

	private static void upload(OutputStream output, CountDownLatch begun) throws IOException {
		output.write(new byte[1 << 20]);
		output.flush();
		try {
			if (begun.await(1, TimeUnit.MINUTES)) {
				output.write(new byte[1 << 20]);
			}
		}
		catch (InterruptedException ex) {
			throw new InterruptedIOException();
		}
	}

	@SuppressWarnings("unchecked")
	private ClientHttpRequestFactoryBuilder<ClientHttpRequestFactory> builder() {
		return this.application.getBean(ClientHttpRequestFactoryBuilder.class);
	}

	private String ask(RestClient client) {
		return String.valueOf(post(client, this.model.url()).retrieve().body(String.class));
	}

	private static RestClient.RequestBodySpec post(RestClient client, String url) {
		return client.post()
			.uri(url + "/v1/chat/completions")
			.contentType(MediaType.APPLICATION_JSON)
			.body(RawModelRequest.of("hello", false));
	}

	private List<SpanData> spans() {
		return this.application.getBean(InMemorySpanExporter.class).getFinishedSpanItems();
	}

	private List<SpanData> modelSpans() {
		return spans().stream().filter((span) -> span.getName().equals("chat gpt-4o-mini")).toList();
	}

	private static ConfigurableApplicationContext start(Class<?> application) {
		return TestServer.NONE.start(application, "spring.http.clients.imperative.factory=jdk");
	}

	/**
	 * An application with Boot's clients.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(SpanMemory.class)
	static class Application {

	}

	/**
	 * An application with a builder of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(SpanMemory.class)
	static class TypedApplication {

		@Bean
		JdkClientHttpRequestFactoryBuilder factories() {
			return ClientHttpRequestFactoryBuilder.jdk();
		}

	}

}
