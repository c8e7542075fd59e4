import { sentence, words } from './format.js';
import { h, icon } from './h.js';

const selects = [['outcome', 'Outcome'], ['tenant', 'Tenant'], ['route', 'Route'], ['promptVersion', 'Prompt version'],
	['model', 'Model']];
const others = ['prompt', 'errorCode', 'failingStep', 'session', 'scenario', 'from', 'to'];
const outcomes = ['failed,degraded,abandoned', 'failed', 'degraded', 'waiting', 'running', 'abandoned', 'succeeded'];
const periods = [['', 'Any time'], ['15m', 'Last 15 min'], ['1h', 'Last hour'], ['24h', 'Last 24 h'], ['7d', 'Last 7 days']];

export const filterNames = [...selects.map(([name]) => name), ...others, 'last'];

// The common filters are choices; each other one that the address names is a chip.
export function filterBar(chosen, all, apply) {
	const chips = others.filter((name) => chosen[name]).map((name) => chip(name, chosen[name], apply));
	return h('div', { class: 'filters', role: 'group', 'aria-label': 'Filters' },
		selects.map(([name, label]) => choice(name, label, options(name, all), chosen[name]?.join() ?? '', apply)),
		choice('last', 'Time', periods, chosen.last?.join() ?? '', apply), chips);
}

function options(name, all) {
	const values = name === 'outcome' ? outcomes : (all.facets[name] ?? []).map((facet) => facet.value);
	const text = (value) => name !== 'outcome' ? value : value.includes(',') ? 'Problems' : sentence(value);
	return [['', 'All'], ...values.map((value) => [value, text(value)])];
}

function choice(name, label, offered, value, apply) {
	const known = offered.some(([one]) => one === value) ? offered : [...offered, [value, words(value)]];
	return h('label', { class: value && 'set' }, h('span', null, label),
		h('select', { 'data-filter': name, change: (event) => apply({ [name]: event.target.value }) },
			known.map(([one, text]) => h('option', { value: one, selected: one === value }, text))));
}

function chip(name, values, apply) {
	const label = sentence(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
	return h('button', { type: 'button', class: 'chip', 'aria-label': `Remove filter ${label} ${values}`,
		click: () => apply({ [name]: null }) }, `${label}: ${values.join(', ')}`, icon('close'));
}
