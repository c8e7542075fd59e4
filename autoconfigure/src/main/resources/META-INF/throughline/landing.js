import { get, paths } from './api.js';
import { announce } from './copy.js';
import { facetColumns } from './facets.js';
import { filterBar, filterNames } from './filters.js';
import { number } from './format.js';
import { fill, h } from './h.js';
import { incidentView } from './incident.js';
import { button, lines } from './parts.js';

const troubled = ['failed', 'degraded', 'waiting', 'abandoned'];

export async function landingView(page) {
	const pasted = page.query.get('q');
	if (!pasted) {
		return overview(page);
	}
	document.getElementById('q').value = pasted;
	const found = await get(paths.incidents(), { q: pasted });
	if (!found.incidents) {
		history.replaceState(null, '', paths.incident(found.ref));
		return incidentView(page, found.ref, found);
	}
	document.title = 'Look-up – Throughline';
	fill(page.main, h('h1', null, 'Several requests fit'), list(found, { q: pasted }));
}

async function overview(page) {
	document.title = 'Throughline';
	const bar = h('div', null);
	const result = h('div', { class: 'result' });
	fill(page.main, h('h1', { class: 'away' }, 'Requests'), bar, result);
	const show = async () => {
		const chosen = parameters();
		const [found, all, problems] = await Promise.all([
			get(paths.incidents(), chosen), facets(chosen), facets({ ...chosen, outcome: chosen.outcome ?? troubled })]);
		fill(bar, filterBar(chosen, all, apply));
		fill(result, headline(chosen, all), facetColumns(chosen, problems, apply), list(found, chosen));
	};
	const apply = async (changed) => {
		history.pushState(null, '', paths.incidents({ ...parameters(), ...changed }));
		const focused = document.activeElement?.dataset.filter;
		await show();
		focused && document.querySelector(`[data-filter="${CSS.escape(focused)}"]`)?.focus();
		announce('Filtered');
	};
	await show();
}

function parameters() {
	const query = new URLSearchParams(location.search);
	return Object.fromEntries(filterNames.filter((name) => query.has(name))
		.map((name) => [name, query.getAll(name).flatMap((value) => value.split(','))]));
}

// The list is of use without the columns above it.
async function facets(chosen) {
	return get(paths.incidents(), { ...chosen, view: 'facets' }).catch(() => ({ facets: {} }));
}

function headline(chosen, all) {
	const when = { '15m': 'in the last 15 minutes', '1h': 'in the last hour', '24h': 'in the last 24 hours', '7d': 'in the last 7 days' };
	const last = chosen.last?.[0];
	const known = all.problems != null;
	return h('div', { class: 'headline' },
		h('p', { class: 'large' }, known && h('strong', null, all.problems === 0 ? 'No' : number(all.problems)),
			known ? ` ${all.problems === 1 ? 'problem' : 'problems'} ` : 'Requests ', when[last] ?? (last ? `in the last ${last}` : '')),
		all.sampled < 1 && h('p', { class: 'quiet' },
			`Estimated from ${number(all.estimatedFrom)} requests; ${(all.sampled * 100).toFixed(1)} % of the good ones are kept`));
}

function list(found, chosen) {
	if (!found.incidents.length) {
		return h('p', { class: 'empty' }, 'No request fits.');
	}
	const view = lines('Requests, newest first', found.incidents);
	const older = button('Older', async () => {
		const next = await get(paths.incidents(), { ...chosen, cursor: found.next });
		const rows = lines('', next.incidents).querySelectorAll('tbody tr');
		view.querySelector('tbody').append(...rows);
		rows[0]?.querySelector('a').focus();
		found = next;
		older.hidden = !next.next;
	}, { hidden: !found.next });
	return [view, h('p', { class: 'more' }, older)];
}
