package io.throughline.row;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * Gives an aggregate root of Spring Data that is new the trace id.
 */
final class AggregateStamp {

	private final ObjectProvider<RelationalMappingContext> mappings;

	AggregateStamp(ObjectProvider<RelationalMappingContext> mappings) {
		this.mappings = mappings;
	}

	Object apply(Object aggregate) {
		String traceId = CurrentSpan.traceId();
		RelationalPersistentEntity<?> entity = entity(aggregate);
		RelationalPersistentProperty property = (entity != null) ? entity.getPersistentProperty(TraceId.class) : null;
		if (traceId == null || entity == null || property == null || !entity.isNew(aggregate)) {
			return aggregate;
		}
		return stamped(entity.getPropertyAccessor(aggregate), property, traceId);
	}

	private @Nullable RelationalPersistentEntity<?> entity(Object aggregate) {
		// JDBC and R2DBC side by side have one each, which say the same.
		return this.mappings.stream()
			.findFirst()
			.map((mapping) -> mapping.getPersistentEntity(aggregate.getClass()))
			.orElse(null);
	}

	private static Object stamped(PersistentPropertyAccessor<Object> accessor, RelationalPersistentProperty property,
			String traceId) {
		if (accessor.getProperty(property) == null) {
			accessor.setProperty(property, traceId);
		}
		return accessor.getBean();
	}

}
