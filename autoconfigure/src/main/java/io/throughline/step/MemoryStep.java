package io.throughline.step;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Memory is read or written.
 */
public final class MemoryStep extends Step<MemoryStep> {

	MemoryStep(StepObservations observations, String name) {
		super(observations, new StepContext(StepKind.MEMORY, name));
	}

	private MemoryStep(StepObservations observations, StepContext context) {
		super(observations, context);
	}

	/**
	 * Set the store.
	 * @param id its id, or {@code null}
	 * @return this
	 */
	public MemoryStep store(@Nullable String id) {
		return set(Field.MEMORY_STORE, id);
	}

	/**
	 * Set who provides the store.
	 * @param provider the provider, or {@code null}
	 * @return this
	 */
	public MemoryStep provider(@Nullable String provider) {
		return set(Field.PROVIDER, provider);
	}

	/**
	 * Set the conversation that is remembered.
	 * @param id its id, or {@code null}
	 * @return this
	 */
	public MemoryStep conversationId(@Nullable String id) {
		return set(Field.CONVERSATION_ID, id);
	}

	/**
	 * Set what is looked for; content.
	 * @param query the query, or {@code null}
	 * @return this
	 */
	public MemoryStep query(@Nullable String query) {
		return set(Field.MEMORY_QUERY, query);
	}

	/**
	 * Set how sure the store is of what it remembers.
	 * @param value 0 to 1
	 * @return this
	 */
	public MemoryStep confidence(double value) {
		return set(Field.MEMORY_CONFIDENCE, value);
	}

	/**
	 * Set how long ago it was remembered.
	 * @param age the age of the newest record
	 * @return this
	 */
	public MemoryStep age(Duration age) {
		return set(Field.MEMORY_AGE, age.toNanos() / 1e9);
	}

	/**
	 * Set what is done, a search where nothing else is said.
	 * @param operation the operation
	 * @return this
	 */
	public MemoryStep operation(Operation operation) {
		return set(Field.OPERATION, operation.name().toLowerCase(Locale.ROOT) + "_memory");
	}

	/**
	 * Set the records that were found or written.
	 * @param ids their ids
	 * @return this
	 */
	public MemoryStep records(List<String> ids) {
		set(Field.MEMORY_RECORD_IDS, ids);
		return recordCount(ids.size());
	}

	/**
	 * Set how many records were found or written, where they have no ids.
	 * @param count the number
	 * @return this
	 */
	public MemoryStep recordCount(long count) {
		return set(Field.MEMORY_RECORD_COUNT, count);
	}

	/**
	 * What is done with memory.
	 */
	public enum Operation {

		/**
		 * Records are looked for.
		 */
		SEARCH,

		/**
		 * A record is added.
		 */
		CREATE,

		/**
		 * A record is changed.
		 */
		UPDATE,

		/**
		 * A record is added or changed.
		 */
		UPSERT,

		/**
		 * Records are deleted.
		 */
		DELETE

	}

	@Override
	MemoryStep with(StepObservations observations, StepContext context) {
		return new MemoryStep(observations, context);
	}

}
