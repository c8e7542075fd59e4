package io.throughline.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;

/**
 * Where the endpoints of the look-up are, as far as they are open.
 */
final class LookUpPaths {

	static final String INCIDENTS = "incidents";

	private static final List<String> ENDPOINTS = List.of(INCIDENTS, "sessions", "prompts", "evalcases", "handoffs",
			"drill");

	private final Map<String, List<String>> paths;

	private LookUpPaths(Map<String, List<String>> paths) {
		this.paths = Map.copyOf(paths);
	}

	static LookUpPaths of(PathMappedEndpoints endpoints) {
		Map<String, List<String>> paths = new LinkedHashMap<>();
		ENDPOINTS.forEach((id) -> {
			String path = endpoints.getPath(EndpointId.of(id));
			if (path != null) {
				paths.put(id, List.of(path.substring(1).split("/")));
			}
		});
		return new LookUpPaths(paths);
	}

	/**
	 * Return where the endpoint {@code incidents} is.
	 */
	@Nullable String incidents() {
		List<String> path = this.paths.get(INCIDENTS);
		return (path != null) ? "/" + String.join("/", path) : null;
	}

	boolean isEmpty() {
		return this.paths.isEmpty();
	}

	@Nullable LookUpPath find(List<String> path) {
		return this.paths.entrySet()
			.stream()
			.filter((endpoint) -> startsWith(path, endpoint.getValue()))
			.findFirst()
			.map((endpoint) -> new LookUpPath(endpoint.getKey(), path.subList(endpoint.getValue().size(), path.size()),
					relative(path)))
			.orElse(null);
	}

	private @Nullable String relative(List<String> path) {
		List<String> target = this.paths.get(INCIDENTS);
		if (target == null) {
			return null;
		}
		List<String> folder = path.subList(0, path.size() - 1);
		int common = 0;
		while (common < Math.min(folder.size(), target.size()) && folder.get(common).equals(target.get(common))) {
			common++;
		}
		return Stream.concat(Stream.generate(() -> "..").limit(folder.size() - common), target.stream().skip(common))
			.map((segment) -> segment + "/")
			.collect(Collectors.joining());
	}

	private static boolean startsWith(List<String> path, List<String> start) {
		return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
	}

}
