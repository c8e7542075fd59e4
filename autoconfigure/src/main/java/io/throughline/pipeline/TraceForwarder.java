package io.throughline.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.redaction.ContentMode;
import io.throughline.redaction.ContentPolicy;
import io.throughline.redaction.RedactionCounts;
import io.throughline.sampling.SamplingDecision;

/**
 * Redacts the spans of a trace that is kept and hands them on: to the receivers, to the
 * application's own processors, and to the outbox of the exporters.
 */
final class TraceForwarder {

	private final SpanRedactor redactor;

	private final ContentPolicy content;

	private final List<TraceReceiver> receivers;

	private final List<SpanProcessor> processors;

	private final Outbox outbox;

	private final PipelineCounts counts;

	private final boolean isExported;

	TraceForwarder(SpanRedactor redactor, ContentPolicy content, List<TraceReceiver> receivers,
			List<SpanProcessor> processors, Outbox outbox, PipelineCounts counts) {
		this.redactor = redactor;
		this.content = content;
		this.receivers = receivers;
		this.processors = processors;
		this.outbox = outbox;
		this.counts = counts;
		this.isExported = !processors.isEmpty() || outbox.isUsed();
	}

	void forward(String traceId, List<SpanData> spans, SamplingDecision decision, boolean failed, long now) {
		Detail stored = Detail.of(decision.level(), this.content.store());
		Detail exported = Detail.of(decision.level(), this.content.export());
		RedactionCounts found = new RedactionCounts();
		if (this.receivers.isEmpty()) {
			if (this.isExported) {
				List<RedactedSpan> safe = redact(spans, exported, found);
				export(mark(safe, new KeptMark(decision, found.byType())), failed, now);
			}
			return;
		}
		List<RedactedSpan> safe = redact(spans, stored, found);
		KeptMark mark = new KeptMark(decision, found.byType());
		receive(new FinishedTrace(traceId, List.copyOf(mark(safe, mark)), decision, found.byType()));
		if (stored.equals(exported) || exported.content() == ContentMode.NONE) {
			// Nothing is redacted twice: a hash would become another.
			export(mark(safe.stream().map((span) -> this.redactor.narrow(span, exported)).toList(), mark), failed, now);
		}
		else {
			export(mark(redact(spans, exported, new RedactionCounts()), mark), failed, now);
		}
	}

	private List<RedactedSpan> redact(List<SpanData> spans, Detail detail, RedactionCounts found) {
		List<RedactedSpan> safe = new ArrayList<>(spans.size());
		for (SpanData span : spans) {
			try {
				safe.add(this.redactor.redact(span, detail, found));
			}
			catch (Throwable ex) {
				this.counts.failed(Part.REDACTOR, ex);
				this.counts.dropped(DropReason.REDACTION, 1);
			}
		}
		if (found.failure() != null) {
			this.counts.failed(Part.REDACTOR, found.failure());
		}
		return safe;
	}

	private static List<RedactedSpan> mark(List<RedactedSpan> spans, KeptMark mark) {
		TraceIdentity identity = TraceIdentity.of(spans);
		return spans.stream()
			.map((span) -> span.with(identity.on(span.getAttributes()), span.getSpanContext()))
			.map(mark::on)
			.toList();
	}

	/**
	 * Tell the receivers of a trace that they will not get.
	 */
	void dropped(String traceId) {
		tell((receiver) -> receiver.dropped(traceId));
	}

	private void receive(FinishedTrace trace) {
		tell((receiver) -> receiver.receive(trace));
	}

	private void tell(Consumer<TraceReceiver> news) {
		for (TraceReceiver receiver : this.receivers) {
			try {
				news.accept(receiver);
			}
			catch (Throwable ex) {
				this.counts.failed(Part.RECEIVER, ex);
			}
		}
	}

	private void export(List<RedactedSpan> spans, boolean failed, long now) {
		for (SpanProcessor processor : this.processors) {
			for (RedactedSpan span : spans) {
				try {
					processor.onEnd(span);
				}
				catch (Throwable ex) {
					this.counts.failed(Part.PROCESSOR, ex);
				}
			}
		}
		this.outbox.add(spans, failed, now);
	}

}
