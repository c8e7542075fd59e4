package io.throughline.test;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.reference.Reference;
import org.assertj.core.api.AssertProvider;

/**
 * What one request left behind, wherever its work went.
 */
public final class TestTrace implements AssertProvider<TraceAssert> {

	private final String traceId;

	private final List<SpanData> spans;

	private final List<SpanData> exported;

	private final List<LogLine> lines;

	private final List<SentMessage> sent;

	private final List<Map<String, List<String>>> answers;

	private final SecretSearch secrets;

	private TestTrace(String traceId, RecordedTrace recorded, SecretSearch secrets) {
		this.traceId = traceId;
		this.spans = recorded.spans.stream().sorted(Comparator.comparingLong(SpanData::getStartEpochNanos)).toList();
		this.exported = List.copyOf(recorded.exported);
		this.lines = recorded.lines.stream().sorted(Comparator.comparing(LogLine::time)).toList();
		this.sent = List.copyOf(recorded.sent);
		this.answers = List.copyOf(recorded.answers);
		this.secrets = secrets;
	}

	static TestTrace of(String traceId, RecordedTrace recorded, SecretSearch secrets) {
		return new TestTrace(traceId, recorded, secrets);
	}

	/**
	 * Return its id.
	 * @return 32 hexadecimal digits
	 */
	public String traceId() {
		return this.traceId;
	}

	/**
	 * Return its short reference.
	 * @return the reference, such as {@code RF7K-29QX}
	 */
	public String reference() {
		return Reference.of(this.traceId).text();
	}

	/**
	 * Return its spans as they ended, before anything was redacted.
	 * @return the spans in the order in which they began
	 */
	public List<SpanData> spans() {
		return this.spans;
	}

	/**
	 * Return its spans as they leave the application.
	 * @return the spans, redacted, with as much content as is exported
	 */
	public List<SpanData> exported() {
		return this.exported;
	}

	/**
	 * Return the log lines that carry its id.
	 * @return the lines in the order in which they were logged
	 */
	public List<LogLine> lines() {
		return this.lines;
	}

	/**
	 * Return the requests and records that were sent within it.
	 * @return what was sent
	 */
	public List<SentMessage> sent() {
		return this.sent;
	}

	/**
	 * Return the headers of the answers that the application gave within it.
	 * @return values by name, one map an answer
	 */
	public List<Map<String, List<String>>> answers() {
		return this.answers;
	}

	SecretSearch secrets() {
		return this.secrets;
	}

	/**
	 * Begin to assert something of it; AssertJ's {@code assertThat} does the same.
	 * @return the assertions
	 */
	@Override
	public TraceAssert assertThat() {
		return new TraceAssert(this);
	}

	@Override
	public String toString() {
		return "trace " + reference() + " (" + this.traceId + ")";
	}

}
