package io.throughline.row;

import org.springframework.data.relational.core.mapping.event.BeforeConvertCallback;

/**
 * Stamps what Spring Data JDBC saves.
 */
final class RelationalStamp implements BeforeConvertCallback<Object> {

	private final AggregateStamp stamp;

	RelationalStamp(AggregateStamp stamp) {
		this.stamp = stamp;
	}

	@Override
	public Object onBeforeConvert(Object aggregate) {
		return this.stamp.apply(aggregate);
	}

}
