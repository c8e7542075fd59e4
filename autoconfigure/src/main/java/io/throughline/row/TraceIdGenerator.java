package io.throughline.row;

import java.io.Serial;
import java.util.EnumSet;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.generator.EventTypeSets;
import org.jspecify.annotations.Nullable;

/**
 * Tells Hibernate the trace id of a row.
 */
final class TraceIdGenerator implements BeforeExecutionGenerator {

	@Serial
	private static final long serialVersionUID = 1L;

	@Override
	public @Nullable Object generate(SharedSessionContractImplementor session, Object owner,
			@Nullable Object currentValue, EventType eventType) {
		return (currentValue != null) ? currentValue : CurrentSpan.traceId();
	}

	@Override
	public EnumSet<EventType> getEventTypes() {
		return EventTypeSets.INSERT_ONLY;
	}

}
