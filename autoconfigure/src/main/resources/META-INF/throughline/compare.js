import { get, paths } from './api.js';
import { duration, number, signed, words } from './format.js';
import { fill, h } from './h.js';
import { badge, moment, reference, table } from './parts.js';

export async function compareView(page, id) {
	const found = await get(paths.incident(id, 'compare'), { with: page.query.get('with') ?? 'auto' });
	document.title = `${found.a.ref} compared – Throughline`;
	fill(page.main, h('p', { class: 'over' }, 'Compare'),
		h('h1', { class: 'versus' }, side('A', found.a), found.b ? side('B', found.b) : h('span', { class: 'quiet' }, 'nothing to compare with')),
		found.chosen && h('p', { class: 'large' }, found.chosen),
		found.relaxed?.length > 0 && h('p', null, `Not the same: ${found.relaxed.map(words).join(', ')}`),
		other(page, id),
		found.differs?.length > 0 && [h('h2', null, 'Differs'), table('What differs', [
			['What', (one) => words(one.what)], ['A', (one) => one.a ?? '–'], ['B', (one) => one.b ?? '–']], found.differs)],
		found.rows?.length > 0 && [h('h2', null, 'Steps'), rows(found)]);
}

function side(name, line) {
	return h('span', null, h('span', { class: 'quiet' }, name), reference(line), badge(line.outcome),
		h('small', null, moment(line.startedAt)));
}

function other(page, id) {
	return h('form', { class: 'other', action: paths.incident(id, 'compare') },
		h('label', null, 'Compare with', h('input', { name: 'with', required: true, autocomplete: 'off', spellcheck: 'false',
			value: page.query.get('with') ?? 'auto' })), h('button', { class: 'button' }, 'Compare'));
}

function rows(found) {
	return table('Steps side by side', [
		['Step', (row) => h('span', { class: 'cut', '--d': Math.min(row.depth, 12) }, row.name)],
		['A', (row) => outcome(row.a)],
		['A took', (row) => row.a && duration(row.a.durationMs), true],
		['B', (row) => outcome(row.b)],
		['B took', (row) => row.b && duration(row.b.durationMs), true],
		['Δ', (row) => row.a?.durationMs != null && row.b?.durationMs != null && signed(row.b.durationMs - row.a.durationMs, duration), true],
		['Tokens', (row) => tokens(row), true],
		['Changes', changes]
	], found.rows, { class: 'list compare' });
}

function outcome(one) {
	return one ? badge(one.status, [words(one.status), one.errorCode].filter(Boolean).join(' ')) : h('span', { class: 'quiet' }, 'not there');
}

function tokens({ a, b }) {
	const of = (one) => one?.inputTokens == null ? null : `${number(one.inputTokens)} / ${number(one.outputTokens)}`;
	return of(a) === of(b) ? of(a) : [of(a) ?? '–', of(b) ?? '–'].join(' → ');
}

function changes(row) {
	const documents = row.documents;
	return [
		(row.changes ?? []).map((one) => h('span', { class: 'change' }, h('span', { class: 'quiet' }, words(one.what)), ' ',
			h('del', null, one.a ?? '–'), ' → ', h('ins', null, one.b ?? '–'))),
		documents && [
			documents.onlyA.map((one) => h('span', { class: 'change' }, h('del', null, `− ${one.id}`), ` ${one.score ?? ''}`)),
			documents.onlyB.map((one) => h('span', { class: 'change' }, h('ins', null, `+ ${one.id}`), ` ${one.score ?? ''}`)),
			documents.same > 0 && h('span', { class: 'change quiet' }, `${documents.same} the same`)]
	];
}
