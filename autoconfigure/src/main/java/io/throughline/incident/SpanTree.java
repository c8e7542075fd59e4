package io.throughline.incident;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.throughline.store.TraceSpan;
import org.jspecify.annotations.Nullable;

/**
 * The spans of a trace as a tree, whatever they say of their parents: spans without
 * theirs stand at the top, and a circle is opened at its earliest span. Nothing is
 * recursive, so that no depth is too much.
 */
final class SpanTree {

	private static final Comparator<TraceSpan> FIRST = Comparator.comparing((TraceSpan span) -> span.parentId() != null)
		.thenComparing((span) -> !span.entry())
		.thenComparing(TraceSpan::start);

	private final Map<String, ReadSpan> spans = new LinkedHashMap<>();

	private final Map<String, String> parents = new HashMap<>();

	private final Map<String, List<ReadSpan>> children = new HashMap<>();

	private final List<ReadSpan> top = new ArrayList<>();

	private final Set<String> opened = new LinkedHashSet<>();

	private final TraceSpan first;

	SpanTree(List<TraceSpan> all) {
		this.first = all.stream().min(FIRST).orElseThrow();
		all.stream()
			.sorted(Comparator.comparing(TraceSpan::start))
			.forEach((span) -> this.spans.put(span.spanId(), ReadSpan.of(span)));
		this.spans.values().forEach(this::hang);
		openCircles();
		this.spans.values().forEach(this::hangBesideFailed);
		this.spans.values().forEach((span) -> {
			String parent = this.parents.get(span.id());
			(parent == null ? this.top : this.children.computeIfAbsent(parent, (id) -> new ArrayList<>())).add(span);
		});
	}

	private void hang(ReadSpan span) {
		String parent = span.span().parentId();
		if (parent != null && this.spans.containsKey(parent)) {
			this.parents.put(span.id(), parent);
		}
	}

	private void openCircles() {
		Set<String> sound = new HashSet<>();
		for (String id : this.spans.keySet()) {
			Set<String> path = new LinkedHashSet<>();
			String at = id;
			while (at != null && !sound.contains(at) && path.add(at)) {
				at = this.parents.get(at);
			}
			if (at != null && path.contains(at)) {
				this.parents.remove(at);
				this.opened.add(at);
			}
			sound.addAll(path);
		}
	}

	/**
	 * Hang a delivery from a retry topic beside the one that failed before it. That one
	 * sent it there, but it is what is tried again, not a part of it.
	 */
	private void hangBesideFailed(ReadSpan span) {
		ReadSpan failed = failedBefore(span);
		ReadSpan outer = (failed != null) ? parent(failed) : null;
		if (outer != null) {
			this.parents.put(span.id(), outer.id());
		}
		else if (failed != null) {
			this.parents.remove(span.id());
		}
	}

	private @Nullable ReadSpan failedBefore(ReadSpan span) {
		ReadSpan sent = parent(span);
		String topic = span.topic();
		if (sent == null || topic == null || !span.is("job") || !topic.equals(sent.topic())) {
			return null;
		}
		ReadSpan failed = parent(sent);
		boolean same = failed != null && failed.is("job") && failed.isFailed()
				&& RetryTopic.isFor(topic, failed.topic());
		return same ? failed : null;
	}

	/**
	 * Return the entry that speaks for the request.
	 */
	ReadSpan first() {
		return get(this.first.spanId());
	}

	ReadSpan get(String id) {
		ReadSpan span = this.spans.get(id);
		if (span == null) {
			throw new IllegalArgumentException("No such span");
		}
		return span;
	}

	/**
	 * Return all spans in the order in which they began.
	 */
	List<ReadSpan> all() {
		return List.copyOf(this.spans.values());
	}

	@Nullable ReadSpan parent(ReadSpan span) {
		String parent = this.parents.get(span.id());
		return (parent != null) ? get(parent) : null;
	}

	/**
	 * Return what a span hangs under, inner first.
	 */
	List<ReadSpan> around(ReadSpan span) {
		List<ReadSpan> around = new ArrayList<>();
		ReadSpan at = parent(span);
		while (at != null) {
			around.add(at);
			at = parent(at);
		}
		return around;
	}

	List<ReadSpan> children(ReadSpan span) {
		return Collections.unmodifiableList(this.children.getOrDefault(span.id(), List.of()));
	}

	/**
	 * Return the spans as they stand in the tree, top to bottom.
	 */
	List<Place> places() {
		List<Place> places = new ArrayList<>();
		Deque<Place> open = new ArrayDeque<>();
		this.top.forEach((span) -> open.addLast(new Place(span, 0)));
		while (!open.isEmpty()) {
			Place place = open.removeFirst();
			places.add(place);
			List<ReadSpan> below = children(place.span());
			for (int i = below.size() - 1; i >= 0; i--) {
				open.addFirst(new Place(below.get(i), place.depth() + 1));
			}
		}
		return places;
	}

	/**
	 * Return the groups of spans under one parent.
	 */
	List<List<ReadSpan>> families() {
		List<List<ReadSpan>> families = new ArrayList<>(this.children.values());
		families.add(this.top);
		return families;
	}

	Set<String> opened() {
		return this.opened;
	}

	boolean isOrphan(ReadSpan span) {
		String parent = span.span().parentId();
		return parent != null && !this.spans.containsKey(parent) && !span.id().equals(this.first.spanId());
	}

	/**
	 * A span in the tree.
	 *
	 * @param span the span
	 * @param depth how deep it stands, 0 at the top
	 */
	record Place(ReadSpan span, int depth) {

	}

}
