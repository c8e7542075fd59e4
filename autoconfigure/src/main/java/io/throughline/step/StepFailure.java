package io.throughline.step;

import java.io.InterruptedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * What an exception says of a step. Types of optional libraries are known by name and by
 * the method that tells an HTTP status.
 *
 * @param status the status
 * @param code short, stable cause
 */
record StepFailure(StepStatus status, String code) {

	// Deep enough for any library; ends a chain that runs in a circle.
	private static final int DEEPEST = 20;

	private static final List<String> JSON_PACKAGES = List.of("tools.jackson.", "com.fasterxml.jackson.",
			"com.google.gson.", "jakarta.json.", "org.springframework.http.converter.");

	static StepFailure of(StepKind kind, Throwable error) {
		Throwable at = error;
		for (int depth = 0; at != null && depth < DEEPEST; depth++) {
			StepFailure failure = known(kind, at);
			if (failure != null) {
				return failure;
			}
			at = at.getCause();
		}
		return new StepFailure(kind.failure(), name(unwrapped(error).getClass()));
	}

	private static @Nullable StepFailure known(StepKind kind, Throwable error) {
		int http = HttpStatusReader.read(error);
		if (http >= 400 && http <= 599) {
			return new StepFailure(ofHttp(kind, http), Integer.toString(http));
		}
		if (error instanceof DrillRefusedException) {
			return new StepFailure(StepStatus.CANCELLED, "drill");
		}
		if (error instanceof CancellationException || error instanceof InterruptedException) {
			return new StepFailure(StepStatus.CANCELLED, "cancelled");
		}
		if (isNamed(error, "Timeout") || isNamed(error, "TimedOut")
				|| error.getClass() == InterruptedIOException.class) {
			return new StepFailure(StepStatus.TIMEOUT, "timeout");
		}
		if (isNamed(error, "RateLimit") || isNamed(error, "RequestNotPermitted")) {
			return new StepFailure(StepStatus.RATE_LIMITED, "rate_limited");
		}
		return ofContent(error);
	}

	private static @Nullable StepFailure ofContent(Throwable error) {
		String name = error.getClass().getName();
		if (JSON_PACKAGES.stream().anyMatch(name::startsWith)) {
			return new StepFailure(StepStatus.PARSER_ERROR, "malformed_response");
		}
		if (isNamed(error, "Validation") || isNamed(error, "ConstraintViolation") || isNamed(error, "BindException")) {
			return new StepFailure(StepStatus.VALIDATION_ERROR, name(error.getClass()));
		}
		return null;
	}

	private static StepStatus ofHttp(StepKind kind, int http) {
		if (http >= 500 && http != 504) {
			return (kind == StepKind.TOOL) ? StepStatus.TOOL_ERROR : StepStatus.PROVIDER_ERROR;
		}
		return switch (http) {
			case 429 -> StepStatus.RATE_LIMITED;
			case 408, 504 -> StepStatus.TIMEOUT;
			default -> StepStatus.VALIDATION_ERROR;
		};
	}

	private static boolean isNamed(Throwable error, String word) {
		for (Class<?> type = error.getClass(); type != null; type = type.getSuperclass()) {
			if (type.getSimpleName().contains(word)) {
				// A server that cannot be bound is no wrong input.
				return !(error instanceof BindException);
			}
		}
		return false;
	}

	private static Throwable unwrapped(Throwable error) {
		Throwable at = error;
		for (int depth = 0; depth < DEEPEST && at.getCause() != null && isWrapper(at); depth++) {
			at = at.getCause();
		}
		return at;
	}

	private static boolean isWrapper(Throwable error) {
		return error instanceof ExecutionException || error instanceof CompletionException
				|| error instanceof InvocationTargetException || error instanceof UndeclaredThrowableException
				|| error.getClass().getName().equals("reactor.core.Exceptions$ReactiveException");
	}

	private static String name(Class<?> type) {
		// An anonymous class has no name of its own.
		return (type.isAnonymousClass()) ? name(type.getSuperclass()) : type.getSimpleName();
	}

}
