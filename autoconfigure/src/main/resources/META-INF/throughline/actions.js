import { get, paths, send } from './api.js';
import { announce, copy } from './copy.js';
import { h, icon } from './h.js';
import { on } from './keys.js';
import { button, copyButton, external, menu } from './parts.js';

export function actionBar(page, incident, again) {
	const path = (part) => paths.incident(incident.traceId, part);
	const queries = incident.logQueries ?? [];
	const links = incident.links ?? [];
	shortcuts(incident, queries, path);
	return h('div', { class: 'actions' },
		incident.note && copyButton('Copy note for ticket', 'note for the ticket', note(incident), { class: 'button primary' }),
		queries.length > 0 && menu('Copy log query', queries.map((one) =>
			copyButton(one.name, `query for ${one.name}`, one.query))),
		links.length > 0 && menu('Open in', links.map(external)),
		h('a', { class: 'button', href: `${path('compare')}?with=auto` }, 'Compare'),
		h('a', { class: 'button', href: path('text') }, 'Text'),
		h('a', { class: 'button', href: path('otlp'), download: `${incident.ref}.json` }, 'OTLP'),
		page.meta.mayMakeCases && !incident.evalCases?.length && evalCase(incident),
		page.meta.mayPin && pin(incident, path('pin'), again));
}

function note(incident) {
	return `${incident.note}\n${location.origin}${paths.incident(incident.ref)}`;
}

function shortcuts(incident, queries, path) {
	on('c', () => copy(incident.ref, 'reference', document.getElementById('copy-reference')));
	on('t', () => location.assign(path('text')));
	if (queries.length > 0) {
		on('l', () => copy(queries[0].query, `query for ${queries[0].name}`));
	}
	const session = incident.caller?.session;
	if (session && incident.turn) {
		on('[', () => turn(session, incident.turn.number - 1));
		on(']', () => turn(session, incident.turn.number + 1));
	}
}

async function turn(session, number, cursor) {
	const { turns, next } = await get(paths.sessions(session), { cursor });
	const other = turns.find((one) => one.number === number);
	if (other) {
		location.assign(paths.incident(other.ref));
	}
	else if (next) {
		await turn(session, number, next);
	}
	else {
		announce('No further turn');
	}
}

function evalCase(incident) {
	return button('Eval case', async (event) => {
		const asked = event.currentTarget;
		asked.disabled = true;
		try {
			const made = await send('POST', paths.cases(), { incident: incident.traceId });
			location.assign(paths.cases(made.dataset, made.id));
		}
		catch (refusal) {
			asked.replaceWith(h('span', { class: 'refused', role: 'alert' }, refusal.message));
		}
	});
}

function pin(incident, path, again) {
	if (incident.pinned) {
		return button('Unpin', () => send('DELETE', path).then(again, failed));
	}
	const reason = h('input', { name: 'reason', required: true, maxlength: 200, autocomplete: 'off' });
	const dialog = h('dialog', { 'class': 'ask', 'aria-label': 'Pin', 'close': () => dialog.returnValue === 'pin'
		&& send('POST', path, { reason: reason.value }).then(again, failed) },
	h('form', { method: 'dialog' }, h('h2', null, 'Pin'),
		h('p', { class: 'quiet' }, 'A pinned request is kept beyond the usual time.'),
		h('label', null, 'Reason', reason),
		h('p', { class: 'end' }, button('Cancel', () => dialog.close()),
			h('button', { class: 'button primary', value: 'pin' }, 'Pin'))));
	return [button([icon('pin'), 'Pin'], () => dialog.showModal()), dialog];
}

function failed(refusal) {
	announce(refusal.message);
}
