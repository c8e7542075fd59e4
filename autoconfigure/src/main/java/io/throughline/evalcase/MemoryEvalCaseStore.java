package io.throughline.evalcase;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps eval cases in memory, so until the process ends. What has no room is not added:
 * somebody wrote what is there.
 */
final class MemoryEvalCaseStore implements EvalCaseStore {

	// A character may take two bytes, and a case has some lists and maps.
	private static final int BYTES_PER_CHARACTER = 2;

	private static final int BYTES_PER_CASE = 2_000;

	private final Map<String, Map<String, KeptCase>> datasets = new TreeMap<>();

	private final long most;

	private long bytes;

	MemoryEvalCaseStore(long most) {
		this.most = most;
	}

	@Override
	public synchronized List<String> datasets() {
		return List.copyOf(this.datasets.keySet());
	}

	@Override
	public synchronized List<KeptCase> cases(String dataset) {
		return List.copyOf(this.datasets.getOrDefault(dataset, Map.of()).values());
	}

	@Override
	public synchronized List<KeptCase> casesOf(String traceId) {
		return this.datasets.values()
			.stream()
			.map(Map::values)
			.flatMap(Collection::stream)
			.filter((kept) -> kept.evalCase().traceId().equals(traceId))
			.toList();
	}

	@Override
	public synchronized boolean save(KeptCase kept) {
		EvalCase added = kept.evalCase();
		KeptCase before = this.datasets.getOrDefault(added.dataset(), Map.of()).get(added.id());
		long more = size(kept) - ((before != null) ? size(before) : 0);
		if (this.bytes + more > this.most) {
			return false;
		}
		this.bytes += more;
		this.datasets.computeIfAbsent(added.dataset(), (name) -> new LinkedHashMap<>()).put(added.id(), kept);
		return true;
	}

	@Override
	public synchronized boolean remove(String dataset, String id) {
		Map<String, KeptCase> cases = this.datasets.getOrDefault(dataset, new LinkedHashMap<>());
		KeptCase removed = cases.remove(id);
		if (cases.isEmpty()) {
			this.datasets.remove(dataset);
		}
		this.bytes -= (removed != null) ? size(removed) : 0;
		return removed != null;
	}

	private static long size(KeptCase kept) {
		return BYTES_PER_CASE + (long) EvalCaseFile.write(kept.evalCase()).length() * BYTES_PER_CHARACTER;
	}

}
