package io.throughline.test;

import java.util.List;
import java.util.Objects;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.RequestReplyReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.TraceContext;
import io.throughline.scope.MdcScope;
import io.throughline.test.MessageReader.Message;
import org.jspecify.annotations.Nullable;

/**
 * Records the headers of what is sent and answered.
 */
final class RecordedMessages implements ObservationHandler<Observation.Context> {

	private final TraceRecorder recorder;

	private final List<MessageReader> readers;

	RecordedMessages(TraceRecorder recorder, List<MessageReader> readers) {
		this.recorder = recorder;
		this.readers = List.copyOf(readers);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof SenderContext || context instanceof RequestReplyReceiverContext;
	}

	@Override
	public void onStop(Observation.Context context) {
		TraceContext trace = MdcScope.trace(context);
		if (trace == null) {
			return;
		}
		if (context instanceof SenderContext<?> sender) {
			Message message = read(sender.getCarrier());
			if (message != null) {
				this.recorder.record(trace.traceId(), (recorded) -> recorded.sent
					.add(new SentMessage(message.target(), trace.spanId(), message.headers())));
			}
		}
		else if (context instanceof RequestReplyReceiverContext<?, ?> receiver) {
			Message message = read(receiver.getResponse());
			if (message != null) {
				this.recorder.record(trace.traceId(), (recorded) -> recorded.answers.add(message.headers()));
			}
		}
	}

	private @Nullable Message read(@Nullable Object carrier) {
		return (carrier == null) ? null
				: this.readers.stream()
					.map((reader) -> reader.read(carrier))
					.filter(Objects::nonNull)
					.findFirst()
					.orElse(null);
	}

}
