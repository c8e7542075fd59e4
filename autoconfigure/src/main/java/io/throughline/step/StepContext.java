package io.throughline.step;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * What a step knows of itself, typed as the dictionary says. Values of fields whose
 * sensitivity is content are kept here and go to neither span nor log line. May be read
 * and written by any thread.
 */
public final class StepContext extends Observation.Context {

	private final StepKind kind;

	private final String step;

	private final Map<Field, Object> values = new EnumMap<>(Field.class);

	private final Set<Class<?>> handled = new HashSet<>();

	private @Nullable StepStatus status;

	private @Nullable String errorCode;

	private long startNanos = System.nanoTime();

	StepContext(StepKind kind, String step) {
		this.kind = kind;
		this.step = step;
		put(Field.STEP, step);
		put(Field.STEP_KIND, kind.word());
		if (kind.isGenAi()) {
			put(Field.OPERATION, kind.operation());
		}
	}

	/**
	 * Create a context that begins with what another one has.
	 */
	StepContext(StepContext before) {
		this(before.kind, before.step);
		before.values().forEach(this::put);
		synchronized (before) {
			this.status = before.status;
			this.errorCode = before.errorCode;
		}
	}

	/**
	 * Return the kind of the step.
	 * @return the kind
	 */
	public StepKind kind() {
		return this.kind;
	}

	/**
	 * Return the name that the developer gave the step.
	 * @return the name
	 */
	public String step() {
		return this.step;
	}

	/**
	 * Return the status so far.
	 * @return the status, {@link StepStatus#OK} until something else is known
	 */
	public synchronized StepStatus status() {
		return (this.status != null) ? this.status : StepStatus.OK;
	}

	/**
	 * Return the short cause of what was not a success.
	 * @return the code, or {@code null}
	 */
	public synchronized @Nullable String errorCode() {
		return this.errorCode;
	}

	/**
	 * Return the value of a field.
	 * @param field the field
	 * @return the value, of the field's type, or {@code null}
	 */
	public synchronized @Nullable Object value(Field field) {
		return this.values.get(field);
	}

	/**
	 * Return all values.
	 * @return a copy, in the order of the dictionary
	 */
	public synchronized Map<Field, Object> values() {
		return new EnumMap<>(this.values);
	}

	/**
	 * Put a value.
	 * @param field the field
	 * @param value the value, of the field's type, or {@code null} to change nothing
	 */
	public void put(Field field, @Nullable Object value) {
		if (value == null) {
			return;
		}
		if (!field.type().accepts(value)) {
			throw new IllegalArgumentException("The value of " + field + " must be of type " + field.type());
		}
		synchronized (this) {
			this.values.put(field, (value instanceof List<?> list) ? List.copyOf(list) : value);
			if (ScopeFields.ALL.contains(field)) {
				ScopeFields.put(this, field, value.toString());
			}
		}
	}

	/**
	 * Return the name of the span: the operation and, where known, on what.
	 */
	String spanName() {
		Field subject = this.kind.subject();
		Object operation = value(Field.OPERATION);
		Object name = (subject != null) ? value(subject) : null;
		String first = (operation != null) ? operation.toString() : this.kind.operation();
		return (name != null) ? first + " " + name : first;
	}

	synchronized void status(StepStatus status) {
		this.status = status;
	}

	synchronized void errorCode(String code) {
		this.errorCode = code;
	}

	/**
	 * Derive status and code from what was thrown, unless they were set.
	 */
	synchronized void failed(Throwable error) {
		setError(error);
		StepFailure failure = StepFailure.of(this.kind, error);
		this.status = (this.status != null) ? this.status : failure.status();
		this.errorCode = (this.errorCode != null) ? this.errorCode : failure.code();
	}

	void begin() {
		this.startNanos = System.nanoTime();
		setName("throughline.step");
		setContextualName(spanName());
		addLowCardinalityKeyValue(keyValue(Field.STEP, this.step));
		addLowCardinalityKeyValue(keyValue(Field.STEP_KIND, this.kind.word()));
	}

	synchronized void complete(String nameAtStart) {
		StepStatus now = status();
		if (now.isFailed() && this.errorCode == null) {
			this.errorCode = now.word();
		}
		put(Field.STATUS, now.word());
		addLowCardinalityKeyValue(keyValue(Field.STATUS, now.word()));
		if (nameAtStart.equals(getContextualName())) {
			setContextualName(spanName());
		}
	}

	long latencyMillis() {
		return (System.nanoTime() - this.startNanos) / 1_000_000;
	}

	/**
	 * Return whether the handler asks for the first time.
	 */
	synchronized boolean first(Class<?> handler) {
		return this.handled.add(handler);
	}

	private KeyValue keyValue(Field field, String value) {
		String attribute = field.attribute();
		return KeyValue.of((attribute != null) ? attribute : field.logKey(), value);
	}

}
