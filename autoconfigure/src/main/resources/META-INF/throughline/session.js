import { get, paths } from './api.js';
import { duration, money, number, words } from './format.js';
import { fill, h, icon } from './h.js';
import { on } from './keys.js';
import { badge, button, facts, moment, reference, table } from './parts.js';

export async function sessionsView(page, id) {
	if (!id) {
		return newest(page);
	}
	const session = await get(paths.sessions(id));
	document.title = `Session ${session.sessionId} – Throughline`;
	const view = turnTable(session);
	const more = button('Later turns', async () => {
		const next = await get(paths.sessions(id), { cursor: session.next });
		session.next = next.next;
		session.turns.push(...next.turns);
		view.replaceWith(turnTable(session));
		more.hidden = !next.next;
	}, { hidden: !session.next });
	fill(page.main, h('p', { class: 'over' }, 'Session'), h('h1', null, session.sessionId), sums(session),
		session.totals.truncated && h('p', { class: 'quiet' }, 'Older turns are neither shown nor counted.'), view, more);
	on('[', () => move(-1));
	on(']', () => move(1));
}

async function newest(page) {
	document.title = 'Sessions – Throughline';
	const found = await get(paths.sessions());
	const sessions = found.sessions ?? [];
	fill(page.main, h('h1', null, 'Sessions'), sessions.length === 0 ? h('p', { class: 'empty' }, 'No session is kept.')
		: table('Sessions, newest first', [
			['Session', (one) => h('a', { href: paths.sessions(one.sessionId ?? one) }, one.sessionId ?? one)],
			['Tenant', (one) => one.tenant],
			['Turns', (one) => number(one.turns), true],
			['Last turn', (one) => (one.lastAt ?? one.startedAt) && moment(one.lastAt ?? one.startedAt)],
			['Outcome', (one) => one.outcome && badge(one.outcome)]
		], sessions));
}

function sums(session) {
	const totals = session.totals;
	return facts([
		['Tenant', session.tenant], ['Turns', totals.turns], ['Lasted', duration(totals.durationMs)],
		['Tokens in / out', `${number(totals.inputTokens)} / ${number(totals.outputTokens)}`],
		['Cost', totals.cost && money(totals.cost, totals.currency)],
		['Context', session.contextGrowth && `grew ×${session.contextGrowth.toFixed(1)}`]
	]);
}

function turnTable(session) {
	const most = Math.max(...session.turns.map((turn) => Number(turn.cumulativeCost ?? 0)), Number.MIN_VALUE);
	const columns = [
		['#', (turn) => turn.number, true],
		['Reference', reference],
		['When', (turn) => moment(turn.startedAt)],
		['Outcome', (turn) => badge(turn.outcome)],
		['Took', (turn) => duration(turn.durationMs), true],
		['Tokens in', (turn) => number(turn.inputTokens), true],
		['Tokens out', (turn) => number(turn.outputTokens), true],
		['Cost', (turn) => turn.cost ?? '–', true],
		['Cumulative', (turn) => h('span', { class: 'score', '--share': `${100 * Number(turn.cumulativeCost ?? 0) / most}%` },
			turn.cumulativeCost ?? '–'), true],
		['Notes', (turn) => (turn.flags ?? []).map(flag)]
	];
	const view = table('Turns', columns, session.turns);
	const rows = view.querySelectorAll('tbody tr');
	session.turns.forEach((turn, index) => turn.idleMsBefore > 60_000 && rows[index].before(h('tr', { class: 'idle' },
		h('td', { colspan: columns.length }, `idle ${duration(turn.idleMsBefore)}`))));
	return view;
}

function flag(code) {
	const [name, ...rest] = code.split(':');
	const failed = name === 'first_failure';
	return h('span', { class: failed ? 'mark cause' : 'mark suspect' }, failed && icon('bad'), [words(name), ...rest].join(' '));
}

function move(by) {
	const links = [...document.querySelectorAll('tbody a.ref')];
	const index = links.indexOf(document.activeElement);
	links[index < 0 ? (by > 0 ? 0 : links.length - 1) : index + by]?.focus();
}
