package io.throughline.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * A row of JPA.
 */
@Entity
class Refund {

	@Id
	private long id;

	int amount;

	@TraceId
	@Column(name = "trace_id")
	@Nullable String traceId;

	protected Refund() {
	}

	Refund(long id, int amount) {
		this.id = id;
		this.amount = amount;
	}

}
