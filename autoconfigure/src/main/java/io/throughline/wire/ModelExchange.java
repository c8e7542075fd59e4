package io.throughline.wire;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.throughline.wire.ModelCallFacts.End;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange with a model, read as it goes by. Nothing here throws, holds a body
 * or moves a buffer's position. For one thread at a time, which may change.
 */
public final class ModelExchange {

	private final Object lock = new Object();

	private final Route route;

	private final boolean guessed;

	private final LongSupplier nanoTime;

	private final Consumer<Throwable> failures;

	private final long start;

	private final Findings findings = new Findings();

	private @Nullable JsonDocuments requestBody;

	private @Nullable Json request;

	private @Nullable ResponseBody responseBody;

	private @Nullable String retryAfter;

	private @Nullable String errorType;

	private End end = End.OPEN;

	private int status;

	private boolean modelCall;

	private boolean begun;

	ModelExchange(Route route, boolean guessed, LongSupplier nanoTime, Consumer<Throwable> failures) {
		this.route = route;
		this.guessed = guessed;
		this.nanoTime = nanoTime;
		this.failures = failures;
		this.start = nanoTime.getAsLong();
	}

	/**
	 * Read some of the request's body.
	 * @param body the bytes, which stay as they are
	 */
	public void request(ByteBuffer body) {
		guard(() -> {
			if (this.requestBody == null) {
				this.requestBody = new JsonDocuments(this.route.dialect().requestShape(), this::request);
			}
			this.requestBody.read(body);
		});
	}

	/**
	 * The request is complete.
	 */
	public void requestEnd() {
		guard(() -> {
			boolean whole = this.requestBody != null && this.requestBody.isWhole();
			if (whole && this.request != null && this.route.dialect().isCall(this.request)) {
				this.modelCall = true;
				this.route.dialect().request(this.request, this.findings);
			}
			this.findings.put(Field.OPERATION, this.route.operation());
			this.findings.put(Field.PROVIDER, this.route.provider());
			this.findings.put(Field.MODEL, this.route.model());
			this.findings.put(Field.STREAM, (this.route.streamed()) ? true : null);
			this.requestBody = null;
			this.request = null;
		});
	}

	/**
	 * Return whether the request's body is one for a model. Known at the request's end.
	 * @return whether it is
	 */
	public boolean isModelCall() {
		synchronized (this.lock) {
			return this.modelCall;
		}
	}

	/**
	 * Read the response's headers.
	 * @param status HTTP status
	 * @param header returns a header's value by its name in lower case, or {@code null}
	 */
	public void response(int status, Function<String, @Nullable String> header) {
		guard(() -> {
			ResponseHeaders headers = new ResponseHeaders(header);
			this.status = status;
			this.retryAfter = headers.get("retry-after");
			headers.read(this.findings);
			if (this.guessed && this.route.provider().equals("openai") && headers.areFromAzure()) {
				this.findings.put(Field.PROVIDER, "azure.ai.openai");
			}
			boolean streamed = this.findings.has(Field.STREAM);
			this.responseBody = new ResponseBody(headers, isOk(), this.route, streamed, this.findings);
			this.findings.put(Field.STREAM, (this.responseBody.isStream()) ? true : null);
			this.errorType = (isOk()) ? null : ErrorType.word(headers.get("x-amzn-errortype"));
		});
	}

	/**
	 * Read some of the response's body.
	 * @param chunk the bytes, which stay as they are
	 */
	public void body(ByteBuffer chunk) {
		guard(() -> {
			if (this.responseBody != null && this.end == End.OPEN && chunk.hasRemaining()) {
				boolean silent = !this.findings.answers().hasContent();
				Double time = (this.responseBody.isStream()) ? (this.nanoTime.getAsLong() - this.start) / 1e9 : null;
				this.findings.put(Field.TIME_TO_FIRST_CHUNK, (this.begun) ? null : time);
				this.begun = true;
				this.responseBody.read(chunk);
				boolean first = silent && this.findings.answers().hasContent();
				this.findings.put(Field.TIME_TO_FIRST_CONTENT, (first) ? time : null);
			}
		});
	}

	/**
	 * The response's body is complete. The first of the ends counts.
	 */
	public void end() {
		guardEnd(() -> {
			String fault = (this.responseBody != null) ? this.responseBody.fault() : ErrorType.MALFORMED;
			end((fault == null) ? End.COMPLETE : (fault.equals(ErrorType.TRUNCATED)) ? End.TRUNCATED : End.FAILED,
					fault);
		});
	}

	/**
	 * The connection broke.
	 * @param error what broke it
	 */
	public void failed(Throwable error) {
		guardEnd(() -> {
			boolean stream = this.responseBody != null && this.responseBody.isStream() && this.begun;
			end((stream) ? End.TRUNCATED : End.FAILED, (stream) ? ErrorType.TRUNCATED : ErrorType.of(error));
		});
	}

	/**
	 * The reader went away.
	 */
	public void cancelled() {
		guardEnd(() -> end(End.CANCELLED, null));
	}

	/**
	 * Return whether the exchange has ended.
	 * @return whether it has
	 */
	public boolean isEnded() {
		synchronized (this.lock) {
			return this.end != End.OPEN;
		}
	}

	/**
	 * Return whether all was said, though the body may not have ended.
	 * @return whether it was
	 */
	public boolean isWhole() {
		synchronized (this.lock) {
			return this.responseBody != null && isOk() && this.responseBody.isWhole();
		}
	}

	/**
	 * Return what is asked for.
	 * @return the operation, as OpenTelemetry spells it
	 */
	public String operation() {
		return this.route.operation();
	}

	/**
	 * Return whether the path alone says that it is a call of a model.
	 * @return whether it does
	 */
	public boolean isCertain() {
		return !this.guessed || this.route.isCertain();
	}

	/**
	 * Return what is known so far.
	 * @return the facts
	 */
	public ModelCallFacts facts() {
		synchronized (this.lock) {
			return new ModelCallFacts(this.findings.values(), this.findings.answers().toolCalls(),
					this.findings.reportedCost(), (this.end != End.OPEN) ? this.errorType : null, this.end, this.status,
					this.retryAfter);
		}
	}

	int keptSize() {
		ResponseBody body = this.responseBody;
		return this.findings.size() + ((body != null) ? body.keptSize() : 0);
	}

	private void request(Json document) {
		this.request = (this.request == null) ? document : this.request;
	}

	/**
	 * End once. What the provider said counts more than how the connection ended.
	 */
	private void end(End ending, @Nullable String error) {
		String reported = this.findings.errorType();
		boolean whole = this.responseBody != null && this.responseBody.isWhole();
		if (this.status != 0 && !isOk()) {
			String word = (reported != null) ? reported : this.errorType;
			set(End.FAILED, (word != null) ? word : String.valueOf(this.status));
		}
		else if (reported != null) {
			set(End.FAILED, reported);
		}
		else {
			set((whole) ? End.COMPLETE : ending, (whole) ? null : error);
		}
	}

	private void set(End end, @Nullable String error) {
		this.end = end;
		this.errorType = error;
		this.findings.put(Field.TRUNCATED, (end == End.TRUNCATED) ? true : null);
		this.responseBody = null;
	}

	private void guardEnd(Runnable ending) {
		guard(() -> {
			if (this.end == End.OPEN) {
				// Holds if what follows fails.
				this.end = End.FAILED;
				if (this.responseBody != null) {
					this.responseBody.end();
				}
				ending.run();
			}
		});
	}

	private boolean isOk() {
		return this.status >= 200 && this.status < 300;
	}

	private void guard(Runnable reading) {
		synchronized (this.lock) {
			try {
				reading.run();
			}
			catch (RuntimeException | LinkageError | StackOverflowError ex) {
				this.failures.accept(ex);
			}
		}
	}

}
