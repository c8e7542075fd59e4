import { get, paths } from './api.js';
import { announce } from './copy.js';
import { fill, h } from './h.js';
import { copyButton, external, lines } from './parts.js';

const titles = {
	mistyped: 'That reference has a typo', expired: 'No longer kept', sampled_out: 'Not kept', not_yet: 'Not here yet',
	unknown: 'Not found here', unrecognized: 'Nothing to look up'
};

export function missingView(page, refusal) {
	const problem = refusal.problem;
	if (!problem) {
		console.error(refusal);
	}
	const { cause, detail, title, suggestions = [], candidates = [] } = problem ?? { title: 'This page failed', detail: String(refusal) };
	const heading = candidates?.length ? 'Several requests share this reference' : titles[cause] ?? title;
	document.title = `${heading} – Throughline`;
	const waiting = h('p', { class: 'quiet', role: 'status' });
	fill(page.main, h('article', { class: 'missing' },
		h('h1', null, heading),
		asked(page) && h('p', { class: 'ref' }, asked(page)),
		detail && h('p', { class: 'large' }, detail),
		problem?.retryAfterSeconds && cause !== 'not_yet' && h('p', null, `Try again in ${problem.retryAfterSeconds} s.`),
		[200, 401].includes(problem?.status) && h('a', { class: 'button', href: location.href }, 'Log in again'),
		waiting,
		// Their reference leads here again.
		section('Choose one', candidates, (line) => line.traceId),
		section('Did you mean', suggestions),
		queries(problem?.logQueries ?? []),
		elsewhere(problem?.environments ?? [])));
	announce(heading);
	if (cause === 'not_yet') {
		retry(waiting);
	}
}

function asked(page) {
	const text = page.query.get('q') ?? decodeURIComponent(location.pathname.split('/').pop());
	return location.pathname !== paths.incidents() || page.query.has('q') ? text.slice(0, 200) : '';
}

function section(title, incidents, id) {
	return incidents?.length > 0 && [h('h2', null, title), lines(title, incidents, id)];
}

function queries(all) {
	return all.length > 0 && [h('h2', null, 'Search the logs'), all.map((one) =>
		h('div', { class: 'query' }, h('span', { class: 'quiet' }, one.name), h('code', null, one.query),
			copyButton('Copy', `query for ${one.name}`, one.query)))];
}

function elsewhere(environments) {
	return environments.length > 0 && [h('h2', null, 'Look in another environment'),
		h('ul', { class: 'plain' }, environments.map((one) => h('li', null, external(one))))];
}

// A request is stored moments after it ended, so whoever is quick need not press reload.
function retry(waiting) {
	const until = Date.now() + 15_000;
	const look = async () => {
		const found = await get(location.pathname, Object.fromEntries(new URLSearchParams(location.search))).catch(() => null);
		if (found) {
			location.reload();
		}
		else if (Date.now() < until) {
			setTimeout(look, 2500);
		}
		else {
			fill(waiting, 'Still not here after 15 s.');
		}
	};
	fill(waiting, 'Looking again for 15 s …');
	setTimeout(look, 2500);
}
