package io.throughline.test.evalcase;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.throughline.evalcase.EvalCase.ToolReply;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the tools of a case replied, to be replied again.
 */
final class RecordedReplies {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final List<ToolReply> recorded;

	private final List<ToolReply> unused;

	private final Set<String> unknown = new LinkedHashSet<>();

	RecordedReplies(List<ToolReply> recorded) {
		this.recorded = recorded;
		this.unused = new ArrayList<>(recorded);
	}

	synchronized @Nullable ToolReply next(String name, @Nullable String arguments) {
		List<ToolReply> all = of(name, this.recorded);
		if (all.isEmpty()) {
			this.unknown.add(name);
			return null;
		}
		List<ToolReply> left = of(name, this.unused);
		ToolReply reply = all.stream()
			.filter((each) -> isSame(each.arguments(), arguments))
			.findFirst()
			.orElse(left.isEmpty() ? all.get(all.size() - 1) : left.get(0));
		this.unused.remove(reply);
		return reply;
	}

	/**
	 * Return which tools were asked for and have no reply.
	 */
	synchronized List<String> unknown() {
		return List.copyOf(this.unknown);
	}

	private static List<ToolReply> of(String name, List<ToolReply> replies) {
		return replies.stream().filter((reply) -> reply.name().equals(name)).toList();
	}

	private static boolean isSame(@Nullable String one, @Nullable String other) {
		if (one == null || other == null) {
			return false;
		}
		try {
			return MAPPER.readTree(one).equals(MAPPER.readTree(other));
		}
		catch (JacksonException ex) {
			return one.equals(other);
		}
	}

}
