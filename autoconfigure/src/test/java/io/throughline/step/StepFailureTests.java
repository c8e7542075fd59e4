package io.throughline.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Exceptions;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.UnknownHttpStatusCodeException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The status that exceptions stand for.
 */
class StepFailureTests {

	@ParameterizedTest(name = "{0} of {1}: {2}")
	@MethodSource("failures")
	void isReadFromTheException(Throwable error, StepKind kind, StepStatus status, String code) {
		assertThat(StepFailure.of(kind, error)).isEqualTo(new StepFailure(status, code));
	}

	static Stream<Arguments> failures() {
		return Stream.concat(http(), Stream.of(of(new TimeoutException(), StepKind.TOOL, StepStatus.TIMEOUT, "timeout"),
				of(new SocketTimeoutException(), StepKind.MODEL, StepStatus.TIMEOUT, "timeout"),
				of(new HttpTimeoutException("x"), StepKind.MODEL, StepStatus.TIMEOUT, "timeout"),
				of(new ResourceAccessException("x", new SocketTimeoutException()), StepKind.MODEL, StepStatus.TIMEOUT,
						"timeout"),
				of(new ExecutionException(new CompletionException(new TimeoutException())), StepKind.TOOL,
						StepStatus.TIMEOUT, "timeout"),
				of(Exceptions.propagate(new TimeoutException()), StepKind.TOOL, StepStatus.TIMEOUT, "timeout"),
				of(new CancellationException(), StepKind.MODEL, StepStatus.CANCELLED, "cancelled"),
				of(new IllegalStateException(new InterruptedException()), StepKind.TOOL, StepStatus.CANCELLED,
						"cancelled"),
				of(json(), StepKind.PARSER, StepStatus.PARSER_ERROR, "malformed_response"),
				of(json(), StepKind.TOOL, StepStatus.PARSER_ERROR, "malformed_response"),
				of(new OrderValidationException(), StepKind.TOOL, StepStatus.VALIDATION_ERROR,
						"OrderValidationException"),
				of(new ConnectException(), StepKind.TOOL, StepStatus.TOOL_ERROR, "ConnectException"),
				of(new BindException(), StepKind.TOOL, StepStatus.TOOL_ERROR, "BindException"),
				of(new ConnectException(), StepKind.MODEL, StepStatus.PROVIDER_ERROR, "ConnectException"),
				of(new CompletionException(new IOException()), StepKind.TOOL, StepStatus.TOOL_ERROR, "IOException"),
				of(new UncheckedIOException(new IOException()), StepKind.TOOL, StepStatus.TOOL_ERROR,
						"UncheckedIOException"),
				of(new IllegalArgumentException(), StepKind.PROMPT, StepStatus.VALIDATION_ERROR,
						"IllegalArgumentException")));
	}

	private static Stream<Arguments> http() {
		return Stream.of(of(client(429), StepKind.MODEL, StepStatus.RATE_LIMITED, "429"),
				of(client(408), StepKind.MODEL, StepStatus.TIMEOUT, "408"),
				of(client(422), StepKind.TOOL, StepStatus.VALIDATION_ERROR, "422"),
				of(new HttpServerErrorException(HttpStatus.GATEWAY_TIMEOUT), StepKind.TOOL, StepStatus.TIMEOUT, "504"),
				of(new HttpServerErrorException(HttpStatus.BAD_GATEWAY), StepKind.TOOL, StepStatus.TOOL_ERROR, "502"),
				of(new HttpServerErrorException(HttpStatus.BAD_GATEWAY), StepKind.MODEL, StepStatus.PROVIDER_ERROR,
						"502"),
				of(new CompletionException(client(429)), StepKind.TOOL, StepStatus.RATE_LIMITED, "429"),
				of(WebClientResponseException.create(429, "x", HttpHeaders.EMPTY, new byte[0], StandardCharsets.UTF_8),
						StepKind.MODEL, StepStatus.RATE_LIMITED, "429"),
				of(new UnknownHttpStatusCodeException(529, "overloaded", HttpHeaders.EMPTY, new byte[0], null),
						StepKind.MODEL, StepStatus.PROVIDER_ERROR, "529"),
				of(new SdkException(), StepKind.MODEL, StepStatus.RATE_LIMITED, "429"));
	}

	@Test
	void aCircleOfCausesEnds() {
		IllegalStateException first = new IllegalStateException();
		first.initCause(new IllegalStateException(first));
		assertThat(StepFailure.of(StepKind.TOOL, first).status()).isEqualTo(StepStatus.TOOL_ERROR);
	}

	private static Arguments of(Throwable error, StepKind kind, StepStatus status, String code) {
		return Arguments.of(error, kind, status, code);
	}

	private static HttpClientErrorException client(int status) {
		return new HttpClientErrorException(HttpStatusCode.valueOf(status));
	}

	private static Throwable json() {
		try {
			return new IllegalStateException(JsonMapper.shared().readTree("{").asString());
		}
		catch (StreamReadException ex) {
			return ex;
		}
	}

	/**
	 * What an SDK throws.
	 */
	public static final class SdkException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		/**
		 * Return the status.
		 * @return the status
		 */
		public int statusCode() {
			return 429;
		}

	}

	/**
	 * What an application throws.
	 */
	static final class OrderValidationException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
