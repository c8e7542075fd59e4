package io.throughline.row;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.domain.Persistable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row of Spring Data.
 *
 * @param id its id
 * @param amount what is paid
 * @param traceId the trace that inserted it
 * @param isNew whether it is inserted
 */
@Table
record Payment(@Id Long id, int amount, @TraceId @Nullable String traceId,
		@Transient boolean isNew) implements Persistable<Long> {

	@Override
	public Long getId() {
		return this.id;
	}

}
