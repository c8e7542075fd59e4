package io.throughline.step;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.throughline.cost.Cost;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * What a step knows of itself, typed as the dictionary says. Values of fields whose
 * sensitivity is content go to no log line, and to the span only where the way out
 * redacts it. May be read and written by any thread.
 */
public final class StepContext extends Observation.Context {

	private final StepKind kind;

	private final String step;

	private final Map<Field, Object> values;

	private final List<Class<?>> handled = new ArrayList<>(4);

	private final Observation.@Nullable Context adopted;

	private boolean parentGiven;

	private boolean tentative;

	private boolean withdrawn;

	private boolean ended;

	private final StepEnd end;

	private @Nullable ChunkTimes chunks;

	private @Nullable Cost cost;

	private long startNanos = System.nanoTime();

	StepContext(StepKind kind, String step) {
		this.kind = kind;
		this.step = step;
		this.values = new EnumMap<>(Field.class);
		this.adopted = null;
		this.end = new StepEnd();
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
		this(before, null);
	}

	/**
	 * Create a context for an observation of a library.
	 */
	StepContext(StepContext before, Observation.@Nullable Context adopted) {
		this.kind = before.kind;
		this.step = before.step;
		this.values = before.values();
		this.adopted = adopted;
		ScopeFields.putAll(carrier(), before);
		addLowCardinalityKeyValues(before.getLowCardinalityKeyValues());
		addHighCardinalityKeyValues(before.getHighCardinalityKeyValues());
		synchronized (before) {
			this.end = new StepEnd(before.end);
			this.cost = before.cost;
		}
	}

	/**
	 * Return the step that an observation is.
	 * @param context context of the observation, of a step or of a library
	 * @return the step's context, or {@code null} if it is no step
	 */
	public static @Nullable StepContext of(Observation.ContextView context) {
		return (context instanceof StepContext step) ? step : context.get(StepContext.class);
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
		return this.end.status();
	}

	/**
	 * Return the short cause of what was not a success.
	 * @return the code, or {@code null}
	 */
	public synchronized @Nullable String errorCode() {
		return this.end.errorCode();
	}

	/**
	 * Return what the step cost.
	 * @return the cost, exactly, or {@code null} if it is not known
	 */
	public synchronized @Nullable Cost cost() {
		return this.cost;
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
				ScopeFields.put(carrier(), field, value.toString());
			}
		}
	}

	/**
	 * Put a value unless there is one.
	 * @param field the field
	 * @param value the value, of the field's type, or {@code null} to change nothing
	 */
	public synchronized void putIfAbsent(Field field, @Nullable Object value) {
		if (!this.values.containsKey(field)) {
			put(field, value);
		}
	}

	/**
	 * Say how the last attempt ended: the cause of a step that fails, and the failure of
	 * one whose library takes it for a success.
	 * @param status the status, one of failure or {@link StepStatus#CANCELLED}
	 * @param code short, stable cause
	 */
	public synchronized void attempt(StepStatus status, String code) {
		this.end.lastAttempt(new StepFailure(status, code));
	}

	/**
	 * Say that the last attempt succeeded.
	 */
	public synchronized void attempted() {
		this.end.lastAttempt(null);
	}

	/**
	 * Return whether the step has ended, so that nothing can be added any more.
	 * @return whether it has
	 */
	public synchronized boolean isEnded() {
		return this.ended;
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

	/**
	 * Set how the step ends, in place of what an exception would say.
	 * @param status the status
	 */
	public synchronized void status(StepStatus status) {
		this.end.status(status);
	}

	/**
	 * Set the short, stable cause of what is not a success.
	 * @param code the code, one of few
	 */
	public synchronized void errorCode(String code) {
		this.end.errorCode(code);
	}

	/**
	 * Derive status and code from what was thrown, unless they were set.
	 */
	synchronized void failed(Throwable error) {
		setError(error);
		this.end.thrown(StepFailure.of(this.kind, error));
	}

	/**
	 * Return the context of the observation that the step is.
	 */
	Observation.Context carrier() {
		return (this.adopted != null) ? this.adopted : this;
	}

	synchronized void parentIsGiven() {
		this.parentGiven = true;
	}

	synchronized boolean isParentGiven() {
		return this.parentGiven;
	}

	synchronized void tentative() {
		this.tentative = true;
	}

	synchronized boolean isTentative() {
		return this.tentative;
	}

	synchronized void withdraw() {
		this.withdrawn = true;
	}

	synchronized boolean isWithdrawn() {
		return this.withdrawn;
	}

	void begin() {
		this.startNanos = System.nanoTime();
		setName("throughline.step");
		setContextualName(spanName());
		addLowCardinalityKeyValue(keyValue(Field.STEP, this.step));
		addLowCardinalityKeyValue(keyValue(Field.STEP_KIND, this.kind.word()));
	}

	synchronized void complete(String nameAtStart) {
		this.end.settle();
		this.ended = true;
		StepStatus now = status();
		put(Field.STATUS, now.word());
		put(Field.CANCELLED, (now == StepStatus.CANCELLED) ? true : null);
		// Not before: the only record so far need not stay the only one.
		put(Field.MEMORY_RECORD_ID, only(value(Field.MEMORY_RECORD_IDS)));
		addLowCardinalityKeyValue(keyValue(Field.STATUS, now.word()));
		if (nameAtStart.equals(getContextualName())) {
			setContextualName(spanName());
		}
	}

	/**
	 * Note a chunk of a streamed answer, once it has come.
	 */
	public synchronized void chunk() {
		if (this.chunks == null) {
			this.chunks = new ChunkTimes(this);
		}
		this.chunks.run();
	}

	/**
	 * Set what the step cost, such as a gateway reports it.
	 * @param cost the cost
	 */
	public synchronized void cost(Cost cost) {
		this.cost = cost;
		put(Field.COST, cost.amount().doubleValue());
		put(Field.COST_CURRENCY, cost.currency().getCurrencyCode());
		put(Field.COST_SOURCE, cost.source().word());
	}

	/**
	 * Return whether a provider was asked, and not the application's own cache.
	 */
	boolean isInference() {
		return (this.kind == StepKind.MODEL || this.kind == StepKind.EMBEDDING)
				&& !Boolean.TRUE.equals(value(Field.CACHE_HIT));
	}

	/**
	 * Return whether this, or something around it, was tried before.
	 */
	boolean isRetry() {
		for (Observation.ContextView at = carrier(); at != null; at = around(at)) {
			String count = ScopeFields.own(at).get(Field.RETRY_COUNT);
			if (count != null && Long.parseLong(count) > 0) {
				return true;
			}
		}
		return false;
	}

	private static Observation.@Nullable ContextView around(Observation.ContextView context) {
		ObservationView parent = context.getParentObservation();
		return (parent != null) ? parent.getContextView() : null;
	}

	long elapsedNanos() {
		return System.nanoTime() - this.startNanos;
	}

	long latencyMillis() {
		return elapsedNanos() / 1_000_000;
	}

	/**
	 * Return whether the handler asks for the first time of what is a step.
	 */
	synchronized boolean first(Class<?> handler) {
		return !this.withdrawn && !this.handled.contains(handler) && this.handled.add(handler);
	}

	private @Nullable Object only(@Nullable Object values) {
		return (values instanceof List<?> list && list.size() == 1) ? list.get(0) : null;
	}

	private KeyValue keyValue(Field field, String value) {
		String attribute = field.attribute();
		return KeyValue.of((attribute != null) ? attribute : field.logKey(), value);
	}

}
