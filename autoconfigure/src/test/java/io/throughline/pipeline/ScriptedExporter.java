package io.throughline.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * An exporter that does as the test says.
 */
final class ScriptedExporter implements SpanExporter {

	private final List<SpanData> taken = new ArrayList<>();

	private int calls;

	private volatile Function<Collection<SpanData>, CompletableResultCode> script = (spans) -> CompletableResultCode
		.ofSuccess();

	void answer(Function<Collection<SpanData>, CompletableResultCode> answer) {
		this.script = answer;
	}

	void fail() {
		answer((spans) -> CompletableResultCode.ofFailure());
	}

	void succeed() {
		answer((spans) -> CompletableResultCode.ofSuccess());
	}

	synchronized List<String> names() {
		return this.taken.stream().map(SpanData::getName).toList();
	}

	synchronized int calls() {
		return this.calls;
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		CompletableResultCode result = this.script.apply(spans);
		synchronized (this) {
			this.calls++;
			if (result.isSuccess()) {
				this.taken.addAll(spans);
			}
		}
		return result;
	}

	@Override
	public CompletableResultCode flush() {
		return CompletableResultCode.ofSuccess();
	}

	@Override
	public CompletableResultCode shutdown() {
		return CompletableResultCode.ofSuccess();
	}

}
