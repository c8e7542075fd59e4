export function isProblem(step) {
	return step.marks.some((mark) => ['first_cause', 'failure', 'follow_on'].includes(mark) || mark.startsWith('suspect:'));
}

// From the end backwards, each time the step that ended last before. What took less than a
// hundredth of the whole decided nothing.
export function criticalPath(steps, totalMs) {
	const children = Map.groupBy(steps, (step) => step.parentId);
	const path = new Set();
	const end = (step) => step.startMs + (step.durationMs ?? 0);
	const last = new Map();
	const reach = (step) => last.get(step.spanId) ?? end(step);
	// Work behind a hand-off may end long after the step that handed it off.
	for (const step of steps.toReversed()) {
		last.set(step.spanId, Math.max(end(step), ...(children.get(step.spanId) ?? []).map(reach)));
	}
	const open = steps.filter((step) => step.parentId == null).sort((a, b) => reach(b) - reach(a)).slice(0, 1);
	while (open.length) {
		const step = open.pop();
		path.add(step.spanId);
		let until = reach(step);
		for (const child of (children.get(step.spanId) ?? []).toSorted((a, b) => reach(b) - reach(a))) {
			if (reach(child) <= until && !path.has(child.spanId)) {
				open.push(child);
				until = child.startMs;
			}
		}
	}
	return new Set(steps.filter((step) => path.has(step.spanId) && (step.durationMs ?? totalMs) * 100 >= totalMs).map((step) => step.spanId));
}

export function withParents(steps, wanted) {
	const byId = new Map(steps.map((step) => [step.spanId, step]));
	const all = new Set();
	for (const id of wanted) {
		for (let step = byId.get(id); step && !all.has(step.spanId); step = byId.get(step.parentId)) {
			all.add(step.spanId);
		}
	}
	return all;
}
