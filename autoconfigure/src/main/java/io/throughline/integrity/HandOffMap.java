package io.throughline.integrity;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.throughline.incident.PlainText;
import io.throughline.incident.Words;
import io.throughline.propagation.HandOff;
import org.jspecify.annotations.Nullable;

/**
 * The application as its hand-offs show it, and how complete its traces are.
 *
 * @param sound whether the id was lost nowhere
 * @param nodes the application, and what it takes work from and gives work to
 * @param edges the hand-offs, those with a fault first
 * @param quality how complete the traces of each route are
 * @param estimatedFrom how many traces were read for that
 */
record HandOffMap(boolean sound, Set<Node> nodes, List<Edge> edges, List<RouteQuality> quality,
		long estimatedFrom) implements PlainText {

	static final Node APPLICATION = new Node("application", "application", "this application");

	static HandOffMap of(List<HandOff> seen, QualityReader.Read quality) {
		List<Edge> edges = seen.stream().map(Edge::of).toList();
		Set<Node> nodes = new LinkedHashSet<>(Set.of(APPLICATION));
		seen.forEach((handOff) -> nodes.add(Node.of(handOff)));
		return new HandOffMap(edges.stream().allMatch(Edge::sound), nodes, edges, quality.routes(), quality.traces());
	}

	/**
	 * Return the counts of a hand-off on one line.
	 */
	static String counted(HandOff handOff) {
		return line(Edge.of(handOff).counts());
	}

	@Override
	public String plainText() {
		long faulty = this.edges.stream().filter((edge) -> !edge.sound()).count();
		return "Hand-offs: " + this.edges.size() + ", the trace id is lost at " + faulty + "\n\n"
				+ this.edges.stream().map(Edge::plainText).collect(Collectors.joining())
				+ "\nQuality of traces, estimated from " + this.estimatedFrom + "\n\n" + RouteQuality.HEAD
				+ this.quality.stream().map(RouteQuality::plainText).collect(Collectors.joining());
	}

	private static String line(Map<String, Long> counts) {
		return counts.entrySet()
			.stream()
			.map((count) -> count.getKey() + " " + count.getValue())
			.collect(Collectors.joining(", "));
	}

	/**
	 * A place in the map.
	 *
	 * @param id its id within the map
	 * @param kind what it is
	 * @param name its name
	 */
	record Node(String id, String kind, String name) {

		static Node of(HandOff handOff) {
			String[] parts = handOff.name().split(" -> ", 2);
			return switch (handOff.kind()) {
				case HTTP_IN -> node("entry", handOff.name());
				case HTTP_OUT, HTTP_ANSWER -> node("host", host(handOff.name()));
				case EXECUTOR -> node("executor", parts[0].replaceFirst("^executor ", ""));
				case KAFKA_IN -> node("topic", parts[0]);
				case KAFKA_OUT -> node("topic", handOff.name().replaceFirst("^-> ", ""));
				case ENVELOPE -> node("channel", handOff.name());
				case JOB -> node("job", handOff.name().replaceFirst("^job ", ""));
				case MODEL -> node("model", handOff.name());
			};
		}

		private static Node node(String kind, String name) {
			return new Node(kind + " " + name, kind, name);
		}

		private static String host(String name) {
			return name.replaceFirst("^\\S+ ", "").replaceFirst("/.*$", "");
		}

	}

	/**
	 * A hand-off.
	 *
	 * @param from id of the node that gives the work
	 * @param to id of the node that takes it
	 * @param kind kind of the hand-off
	 * @param name its name
	 * @param sound whether the id was never lost here
	 * @param counts how often the id was in which state
	 * @param example reference of the newest fault
	 * @param firstAt when work first changed hands here
	 * @param lastAt when it last did
	 */
	record Edge(String from, String to, String kind, String name, boolean sound, Map<String, Long> counts,
			@Nullable String example, Instant firstAt, Instant lastAt) {

		static Edge of(HandOff handOff) {
			Map<String, Long> counts = new TreeMap<>();
			handOff.counts().forEach((state, count) -> counts.put(state.word(), count));
			String node = Node.of(handOff).id();
			boolean in = switch (handOff.kind()) {
				case HTTP_IN, HTTP_ANSWER, KAFKA_IN, JOB -> true;
				case HTTP_OUT, EXECUTOR, KAFKA_OUT, ENVELOPE, MODEL -> false;
			};
			return new Edge((in) ? node : APPLICATION.id(), (in) ? APPLICATION.id() : node,
					handOff.kind().name().toLowerCase(Locale.ROOT), handOff.name(), handOff.isSound(), counts,
					handOff.example(), handOff.first(), handOff.last());
		}

		String plainText() {
			String text = String.format(Locale.ROOT, "%-5s %-11s %s: %s%s", (this.sound) ? "ok" : "LOST", this.kind,
					Words.shortened(this.name), line(this.counts),
					(this.example != null) ? ", for example " + this.example : "");
			return text + "\n";
		}

	}

}
