import { paths } from './api.js';
import { copy } from './copy.js';
import { date, duration, sentence, time, utc } from './format.js';
import { h, icon } from './h.js';

const tones = {
	succeeded: 'ok', ok: 'ok', degraded: 'warn', failed: 'bad', waiting: 'wait', running: 'wait', abandoned: 'idle',
	cancelled: 'idle', retrieval_empty: 'warn', unset: 'ok'
};

const actions = { no_action: 'ok', safe_to_retry: 'ok', wait: 'wait', ask_engineering: 'warn' };

export function tone(word) {
	return tones[word] ?? 'bad';
}

export function actionTone(action) {
	return actions[action] ?? 'bad';
}

// Never with a colour alone.
export function badge(word, text = sentence(word), as = tone(word)) {
	return h('span', { class: `badge ${as}` }, icon(as), h('span', { class: 'cut' }, text));
}

export function moment(instant, { withDate = true, focus = false } = {}) {
	const today = date(instant) === date(Date.now());
	const text = withDate && !today ? `${date(instant)}, ${time(instant)}` : time(instant);
	return h('time', { datetime: instant, title: focus ? null : utc(instant), tabindex: focus ? '0' : null,
		'data-utc': focus ? utc(instant) : null }, text);
}

export function button(text, click, attributes) {
	return h('button', { type: 'button', class: 'button', click, ...attributes }, text);
}

export function copyButton(text, what, value, attributes) {
	return button([icon('copy'), text], (event) => copy(value, what, event.currentTarget), attributes);
}

export function menu(label, items) {
	return h('details', { class: 'menu', name: 'menu' },
		h('summary', { class: 'button' }, label, icon('down')),
		h('ul', null, items.map((item) => h('li', null, item))));
}

export function external(link) {
	const allowed = URL.canParse(link.url) && /^https?$/.test(new URL(link.url).protocol.slice(0, -1));
	return allowed ? h('a', { href: link.url, target: '_blank', rel: 'noopener noreferrer' }, link.name, icon('out'))
		: h('span', null, link.name);
}

export function reference(line, id = line.ref ?? line.traceId) {
	return h('a', { class: 'ref', href: paths.incident(id) }, line.ref ?? line.traceId);
}

export function table(caption, columns, rows, attributes) {
	const head = columns.map(([name, , end]) => h('th', { scope: 'col', class: end && 'end' }, name));
	const cells = (row) => columns.map(([name, cell, end]) =>
		h('td', { class: end && 'end', 'data-label': name }, cell(row)));
	return h('div', { class: 'scroll' }, h('table', { class: 'list', ...attributes },
		h('caption', { class: 'away' }, caption), h('thead', null, h('tr', null, head)),
		h('tbody', null, rows.map((row) => row instanceof Node ? row : h('tr', null, cells(row))))));
}

export function lines(caption, incidents, id = (line) => line.ref) {
	return table(caption, [
		['Reference', (line) => reference(line, id(line))],
		['When', (line) => moment(line.startedAt)],
		['Outcome', (line) => badge(line.outcome)],
		['Failing step', (line) => line.failingStep && [line.failingStep, ' ', h('span', { class: 'quiet' }, line.errorCode)]],
		['Tenant', (line) => line.tenant],
		['Route', (line) => line.route],
		['What to do', (line) => line.action && h('span', { class: line.action === 'no_action' ? 'quiet' : null }, sentence(line.action))],
		['Took', (line) => duration(line.durationMs), true]
	], incidents);
}

export function facts(pairs, attributes) {
	return h('dl', { class: 'facts', ...attributes }, pairs.filter(([, value]) => value != null && value !== '')
		.map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value))));
}
