package io.throughline.row;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.data.r2dbc.mapping.event.BeforeConvertCallback;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Stamps what Spring Data R2DBC saves, when that is subscribed to.
 */
final class ReactiveStamp implements BeforeConvertCallback<Object> {

	private final AggregateStamp stamp;

	ReactiveStamp(AggregateStamp stamp) {
		this.stamp = stamp;
	}

	@Override
	public Publisher<Object> onBeforeConvert(Object entity, SqlIdentifier table) {
		return Mono.fromSupplier(() -> this.stamp.apply(entity));
	}

}
