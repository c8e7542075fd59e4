package io.throughline.incident;

import java.util.ArrayList;
import java.util.List;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.Element;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.PathContainer.Separator;

/**
 * The segments of a path, read in the way in which handlers are mapped: decoded and
 * without parameters, so that no spelling leads past the guard.
 */
public final class PathSegments {

	private PathSegments() {
	}

	/**
	 * Return the segments of a path.
	 * @param path the path
	 * @return its segments, the last one is empty where the path ends with a slash
	 */
	public static List<String> of(PathContainer path) {
		List<String> segments = new ArrayList<>();
		for (Element element : path.elements()) {
			if (element instanceof Separator) {
				segments.add("");
			}
			else if (element instanceof PathSegment segment && !segments.isEmpty()) {
				segments.set(segments.size() - 1, segment.valueToMatch());
			}
		}
		return List.copyOf(segments);
	}

}
