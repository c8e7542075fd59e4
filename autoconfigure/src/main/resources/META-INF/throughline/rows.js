import { duration, number, words } from './format.js';
import { h, icon } from './h.js';
import { badge, tone } from './parts.js';

const kinds = new Set(['request', 'workflow', 'prompt', 'model', 'tool', 'retrieval', 'embedding', 'rerank', 'memory',
	'parser', 'eval', 'policy', 'message', 'job', 'item', 'http']);
const marks = { first_cause: 'first cause', follow_on: 'follow-on', mended: 'mended', orphan: 'parent missing', cycle: 'circle opened' };

export function rowsOf(incident, scale) {
	const parents = new Set(incident.steps.map((step) => step.parentId));
	const known = new Set(incident.steps.map((step) => step.spanId));
	const logs = Map.groupBy(incident.logs ?? [], (log) => known.has(log.spanId) ? log.spanId : incident.steps[0]?.spanId);
	const gaps = [...incident.gaps];
	const rows = [];
	for (const step of incident.steps) {
		while (gaps.length && step.startMs >= gaps[0].afterMs + gaps[0].lengthMs) {
			rows.push(gapRow(gaps.shift()));
		}
		const lines = logs.get(step.spanId) ?? [];
		rows.push(stepRow(step, scale, parents.has(step.spanId) || lines.length > 0));
		rows.push(...lines.map((log) => logRow(log, step, scale)));
	}
	return rows;
}

function stepRow(step, scale, isOpenable) {
	const failed = tone(step.status) === 'bad' || step.marks.some((mark) => ['failure', 'follow_on'].includes(mark));
	const look = step.marks.includes('first_cause') ? 'first' : failed ? 'failed' : kinds.has(step.kind) ? step.kind : 'internal';
	const element = h('div', { 'role': 'row', 'class': `row ${look}`, 'tabindex': '-1', 'aria-level': step.depth + 1,
		'aria-expanded': isOpenable ? 'true' : null, 'aria-label': label(step), 'data-span': step.spanId,
		'--d': Math.min(step.depth, 12) },
	h('div', { role: 'gridcell', class: 'name' },
		h('span', { class: 'twist' }),
		icon(kinds.has(step.kind) ? step.kind : 'internal'),
		h('span', { class: 'cut', title: step.name }, step.name),
		step.attempts > 1 && !step.foldedInto && h('button', { 'type': 'button', 'class': 'fold', 'tabindex': '-1',
			'aria-expanded': 'false' }, `${step.attempts} attempts`),
		step.foldedInto && h('span', { class: 'mark' }, `attempt ${step.attempt}`),
		step.marks.map(mark)),
	h('div', { role: 'gridcell', class: 'status' }, step.status === 'unset' ? null : badge(step.status, statusText(step))),
	h('div', { role: 'gridcell', class: 'took' }, duration(step.durationMs)),
	h('div', { 'role': 'gridcell', 'class': 'track', 'data-at': `at ${number(step.startMs)} ms` }, bar(step, scale)));
	return { element, step, id: step.spanId, depth: step.depth };
}

function statusText(step) {
	const code = step.errorCode && !step.marks.includes('follow_on') && step.errorCode !== step.status ? ` ${short(step.errorCode)}` : '';
	return words(step.status) + code;
}

// The package of an exception says little and takes the room of what says more.
function short(code) {
	return code.replace(/^(?:[a-z][\w]*\.)+(?=[A-Z])/, '');
}

function mark(code) {
	const text = marks[code] ?? (code.startsWith('suspect:') ? words(code.slice(8)) : null);
	const look = code === 'first_cause' ? 'mark cause' : code.startsWith('suspect:') ? 'mark suspect' : 'mark';
	return text && h('span', { class: look }, text);
}

function label(step) {
	const parts = [`${words(step.kind)} ${step.name}`, statusText(step), `starts at ${number(step.startMs)} ms`,
		step.durationMs == null ? 'still running' : `lasts ${number(step.durationMs)} ms`,
		step.attempts > 1 && `attempt ${step.attempt} of ${step.attempts}`,
		...step.marks.map((code) => marks[code] ?? (code.startsWith('suspect:') ? words(code.slice(8)) : null))];
	return parts.filter(Boolean).join(', ');
}

function bar(step, scale) {
	const from = scale.at(step.startMs);
	const to = step.durationMs == null ? 1 : scale.at(step.startMs + step.durationMs);
	return h('span', { class: step.durationMs == null ? 'bar open' : 'bar', '--x': from, '--w': to - from });
}

function logRow(log, step, scale) {
	const level = log.level.toLowerCase();
	const name = log.logger?.split('.').pop();
	const text = log.message ?? 'message in the details';
	const element = h('div', { 'role': 'row', 'class': `row log ${level}`, 'tabindex': '-1', 'aria-level': step.depth + 2,
		'data-span': step.spanId, '--d': Math.min(step.depth + 1, 12),
		'aria-label': `log ${log.level}, ${text}, ${name}, at ${number(log.atMs)} ms` },
	h('div', { role: 'gridcell', class: 'name' }, h('span', { class: 'level' }, log.level),
		h('span', { class: log.message == null ? 'cut quiet' : 'cut', title: log.message }, text)),
	h('div', { role: 'gridcell', class: 'status cut' }, log.exception ? short(log.exception) : name),
	h('div', { role: 'gridcell', class: 'took' }),
	h('div', { 'role': 'gridcell', 'class': 'track', 'data-at': `at ${number(log.atMs)} ms` },
		h('span', { class: 'dot', '--x': scale.at(log.atMs) })));
	return { element, step, isLog: true, id: null, depth: step.depth + 1 };
}

function gapRow(gap) {
	const text = `${duration(gap.lengthMs)} of nothing, not to scale`;
	return { element: h('div', { role: 'row', class: 'row gap' }, h('div', { role: 'gridcell' }, text)), isGap: true, depth: 0 };
}
