package io.throughline.propagation;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.TraceContext;
import io.throughline.propagation.HandOff.Kind;
import io.throughline.reference.Reference;
import io.throughline.scope.MdcScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Counts how the trace id fared where work changed hands, in the meter
 * {@code throughline.handoffs} with the tags {@code kind}, {@code handoff} and
 * {@code state}, and logs a fault of each hand-off once an hour.
 */
public final class HandOffs {

	// A hand-off is named by code and configuration, never by a caller; the bounds are
	// for surprises.
	static final int MOST = 1000;

	static final int LONGEST = 200;

	private static final String OTHERS = "others";

	private static final Logger logger = LoggerFactory.getLogger(HandOffs.class);

	private final Map<Place, HandOffCount> counts = new ConcurrentHashMap<>();

	private final ObjectProvider<HandOffMeter> meter;

	private final InstantSource clock;

	private final boolean warnsOfEmpty;

	HandOffs(ObjectProvider<HandOffMeter> meter, InstantSource clock, boolean warnsOfEmpty) {
		this.meter = meter;
		this.clock = clock;
		this.warnsOfEmpty = warnsOfEmpty;
	}

	/**
	 * Count work that changed hands.
	 * @param kind kind of the hand-off
	 * @param name name of the hand-off, such as {@code orders -> RefundListener}
	 * @param state how the id fared
	 * @param work context of the observation in which the work goes on, or {@code null}
	 */
	public void count(Kind kind, String name, State state, Observation.@Nullable ContextView work) {
		HandOffCount count = at(kind, name);
		boolean fault = state.isFault(kind);
		boolean told = fault || (state == State.EMPTY && this.warnsOfEmpty);
		String example = (told) ? reference(work) : null;
		boolean due = count.add(state, (fault) ? example : null, this.clock.instant());
		if (due && told) {
			logger.warn("Trace id {} at hand-off {}, example {}; the next ones are counted and told in an hour",
					state.word(), count.name(), (example != null) ? example : "unknown");
		}
	}

	private static @Nullable String reference(Observation.@Nullable ContextView work) {
		TraceContext trace = MdcScope.trace(work);
		return (trace != null) ? Reference.of(trace.traceId()).text() : null;
	}

	/**
	 * Return all hand-offs so far, those with a fault first.
	 * @return the hand-offs
	 */
	public List<HandOff> seen() {
		return this.counts.entrySet()
			.stream()
			.map((count) -> count.getValue().snapshot(count.getKey().kind()))
			.sorted(Comparator.comparing(HandOff::isSound).thenComparing(HandOff::kind).thenComparing(HandOff::name))
			.toList();
	}

	private HandOffCount at(Kind kind, String name) {
		String bounded = (name.length() > LONGEST) ? name.substring(0, LONGEST) : name;
		Place place = new Place(kind, bounded);
		HandOffCount known = this.counts.get(place);
		if (known != null) {
			return known;
		}
		Place added = (this.counts.size() < MOST) ? place : new Place(kind, OTHERS);
		return this.counts.computeIfAbsent(added, this::create);
	}

	private HandOffCount create(Place place) {
		String name = place.name().replaceAll("\\p{Cntrl}", " ");
		return new HandOffCount(name,
				(state) -> this.meter.stream()
					.map((available) -> available.counter(place.kind().word(), name, state.word()))
					.toList());
	}

	/**
	 * A place that counts.
	 *
	 * @param kind its kind
	 * @param name its name
	 */
	private record Place(Kind kind, String name) {

	}

	/**
	 * How the id fared.
	 */
	public enum State {

		/**
		 * As it was sent.
		 */
		CARRIED,

		/**
		 * Not at all.
		 */
		EMPTY,

		/**
		 * Not at all, where it is required.
		 */
		MISSING,

		/**
		 * Cut off.
		 */
		TRUNCATED,

		/**
		 * Mangled.
		 */
		MALFORMED,

		/**
		 * More than once.
		 */
		DUPLICATED,

		/**
		 * Another one came back.
		 */
		CHANGED,

		/**
		 * A new one where that of the work around was expected.
		 */
		ROOT;

		/**
		 * Return how the id arrived in a header.
		 * @param values all values of the {@code traceparent} header
		 * @return the state
		 */
		public static State of(Iterable<String> values) {
			return Inbound.of(values).state();
		}

		/**
		 * Return the word for it.
		 * @return the word
		 */
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}

		/**
		 * Return whether something is wrong.
		 * @param kind kind of the hand-off
		 * @return whether something is
		 */
		public boolean isFault(Kind kind) {
			return this != CARRIED && !(this == EMPTY && kind.mayBeEmpty());
		}

	}

}
