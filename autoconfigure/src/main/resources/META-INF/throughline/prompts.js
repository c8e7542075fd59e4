import { get, paths } from './api.js';
import { duration, money, number, percent } from './format.js';
import { fill, h } from './h.js';
import { moment, table } from './parts.js';

const filters = [['route', 'Route'], ['model', 'Model'], ['tenant', 'Tenant'], ['last', 'Last']];

export async function promptsView(page, name) {
	if (!name) {
		return names(page);
	}
	const chosen = Object.fromEntries([...page.query].filter(([key]) => [...filters.flat(), 'from', 'to'].includes(key)));
	const found = await get(paths.prompts(name), chosen);
	document.title = `${found.name} – Throughline`;
	fill(page.main, h('p', { class: 'over' }, 'Prompt'), h('h1', null, found.name),
		found.estimatedFrom != null && h('p', { class: 'quiet' }, `Estimated from ${number(found.estimatedFrom)} kept requests`),
		h('form', { class: 'filters' }, filters.map(([key, label]) => h('label', null, h('span', null, label),
			h('input', { name: key, value: chosen[key] ?? '', placeholder: key === 'last' ? '24h' : 'all', autocomplete: 'off' }))),
		h('button', { class: 'button' }, 'Filter')),
		found.versions.length === 0 ? h('p', { class: 'empty' }, 'No request with this prompt is kept.') : versions(found, chosen));
}

async function names(page) {
	document.title = 'Prompts – Throughline';
	const found = await get(paths.prompts());
	const all = found.prompts;
	fill(page.main, h('h1', null, 'Prompts'), all.length === 0 ? h('p', { class: 'empty' }, 'No prompt is known.')
		: table('Prompts', [
			['Prompt', (one) => h('a', { href: paths.prompts(one.name) }, one.name)],
			['Kept requests', (one) => number(one.traces), true],
			['Last', (one) => moment(one.lastAt)]], all));
}

function versions(found, chosen) {
	const to = (version, text, more) => h('a', { href: paths.incidents({ ...chosen, prompt: found.name, promptVersion: `${found.name}@${version.version}`, ...more }) }, text);
	const rate = (share) => (version) => version.countsOnly ? '–' : share(version);
	return [table('Versions', [
		['Version', (one) => to(one, h('code', null, one.version))],
		['Requests', (one) => to(one, number(one.requests)), true],
		['Failure rate', rate((one) => to(one, [percent(one.failureRate), ' ', interval(one)], { outcome: 'failed,degraded' })), true],
		['p50', rate((one) => duration(one.p50Ms)), true],
		['p95', rate((one) => duration(one.p95Ms)), true],
		['Tokens in', (one) => number(one.inputTokens), true],
		['Tokens out', (one) => number(one.outputTokens), true],
		['Cost per request', (one) => money(one.costPerRequest, one.currency), true],
		['Tool errors', rate((one) => percent(one.toolErrorRate)), true],
		['Empty searches', rate((one) => percent(one.emptyRetrievalRate)), true]
	], found.versions), found.versions.some((one) => one.countsOnly)
		&& h('p', { class: 'quiet' }, '– : fewer than 30 requests say little, so only counts are shown.')];
}

function interval(version) {
	return h('small', { class: 'quiet' }, `${percent(version.failureLow)} to ${percent(version.failureHigh)}`);
}
