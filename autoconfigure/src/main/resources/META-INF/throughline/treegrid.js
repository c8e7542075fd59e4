import { announce } from './copy.js';
import { fill, h } from './h.js';
import { isEnabled } from './keys.js';
import { isProblem } from './problems.js';

// One row is in the tab order. All rows stay in the document, so that the browser's own
// search finds them.
export function treegrid(choose) {
	const closed = new Set();
	// By the first attempt: the last one changes as others come.
	const unfolded = new Set();
	let firsts = new Map();
	const element = h('div', { 'class': 'grid', 'role': 'treegrid', 'aria-label': 'Steps', 'aria-readonly': 'true', 'click': click, 'keydown': key });
	let rows = [];
	let steps = [];
	let wanted = null;
	let withLogs = true;
	let current = null;

	function show() {
		let limit = Infinity;
		for (const row of rows) {
			if (row.isGap) {
				row.element.hidden = wanted !== null;
				continue;
			}
			limit = row.depth <= limit ? Infinity : limit;
			const folded = !row.isLog && row.step.foldedInto && !unfolded.has(firsts.get(row.step.foldedInto));
			const out = wanted && !wanted.has(row.step.spanId) || row.isLog && !withLogs;
			row.element.hidden = limit < Infinity || Boolean(folded || out);
			if (limit === Infinity && !row.isLog && (folded || closed.has(row.id))) {
				limit = row.depth;
			}
		}
		roam(current && !current.element.hidden ? current : visible()[0]);
	}

	function visible() {
		return rows.filter((row) => !row.isGap && !row.element.hidden);
	}

	function roam(row) {
		current?.element.setAttribute('tabindex', '-1');
		row?.element.setAttribute('tabindex', '0');
		current = row;
	}

	function focus(row) {
		if (row) {
			roam(row);
			row.element.focus();
		}
	}

	function open(row, isOpen) {
		isOpen ? closed.delete(row.id) : closed.add(row.id);
		row.element.setAttribute('aria-expanded', String(isOpen));
		show();
	}

	function unfold(row) {
		const fold = row.element.querySelector('.fold');
		if (fold) {
			const isOpen = !unfolded.delete(firsts.get(row.id));
			isOpen && unfolded.add(firsts.get(row.id));
			fold.setAttribute('aria-expanded', String(isOpen));
			show();
		}
	}

	function reveal(id) {
		const byId = new Map(rows.filter((row) => row.id).map((row) => [row.id, row]));
		for (let row = byId.get(id); row; row = byId.get(row.step.parentId)) {
			if (row.step.foldedInto && !unfolded.has(firsts.get(row.step.foldedInto))) {
				unfold(byId.get(row.step.foldedInto));
			}
			row.id !== id && closed.has(row.id) && open(row, true);
		}
		if (wanted && !wanted.has(id)) {
			wanted = null;
		}
		show();
		return byId.get(id);
	}

	function go(id) {
		focus(reveal(id));
	}

	function problem(direction) {
		const ids = steps.filter(isProblem).map((step) => step.spanId);
		const order = steps.map((step) => step.spanId);
		const from = current && document.activeElement === current.element ? order.indexOf(current.step.spanId) : direction > 0 ? -1 : order.length;
		const next = direction > 0 ? ids.find((id) => order.indexOf(id) > from) : ids.findLast((id) => order.indexOf(id) < from);
		next ? go(next) : announce('No further problem');
	}

	function click(event) {
		const row = rows.find((one) => one.element.contains(event.target));
		if (!row || row.isGap) {
			return;
		}
		roam(row);
		if (event.target.closest('.fold')) {
			unfold(row);
		}
		else if (event.target.closest('.twist') && row.element.ariaExpanded) {
			open(row, row.element.ariaExpanded !== 'true');
		}
		else {
			choose(row);
		}
	}

	function key(event) {
		const row = rows.find((one) => one.element === event.target);
		const act = row && !event.ctrlKey && !event.metaKey && !event.altKey && keys[event.key];
		if (act && (isEnabled() || !/^[a-z]$/.test(event.key))) {
			event.preventDefault();
			event.stopPropagation();
			act(row);
		}
	}

	function step(row, by) {
		const all = visible();
		focus(all[all.indexOf(row) + by]);
	}

	function parent(row) {
		focus(rows.slice(0, rows.indexOf(row)).findLast((one) => !one.isGap && !one.isLog && one.depth < row.depth));
	}

	const keys = {
		'ArrowDown': (row) => step(row, 1), 'j': (row) => step(row, 1),
		'ArrowUp': (row) => step(row, -1), 'k': (row) => step(row, -1),
		'ArrowRight': (row) => row.element.ariaExpanded === 'false' ? open(row, true) : step(row, 1),
		'ArrowLeft': (row) => row.element.ariaExpanded === 'true' ? open(row, false) : parent(row),
		'Home': () => focus(visible()[0]), 'End': () => focus(visible().at(-1)),
		'Enter': (row) => choose(row), ' ': (row) => unfold(row)
	};

	return {
		element, go, problem, reveal,
		update(now, all) {
			const had = element.contains(document.activeElement) && current?.id;
			[rows, steps, current] = [now, all, null];
			firsts = new Map(all.filter((step) => step.foldedInto).map((step) => [step.foldedInto, step.spanId]).reverse());
			const row = rows.find((one) => one.id === had);
			rows.filter((one) => closed.has(one.id)).forEach((one) => one.element.setAttribute('aria-expanded', 'false'));
			rows.filter((one) => unfolded.has(firsts.get(one.id))).forEach((one) => one.element.querySelector('.fold')?.setAttribute('aria-expanded', 'true'));
			fill(element, rows.map((one) => one.element));
			show();
			focus(row);
		},
		filter(ids, logs) {
			[wanted, withLogs] = [ids, logs];
			show();
		},
		mark(id) {
			element.querySelectorAll('[aria-selected]').forEach((one) => one.removeAttribute('aria-selected'));
			rows.find((row) => row.id === id)?.element.setAttribute('aria-selected', 'true');
		}
	};
}
