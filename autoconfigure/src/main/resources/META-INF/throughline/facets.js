import { number } from './format.js';
import { h } from './h.js';

const columns = [['failingStep', 'By failing step'], ['promptVersion', 'By prompt version'], ['tenant', 'By tenant']];

export function facetColumns(chosen, problems, apply) {
	const filled = columns.filter(([name]) => problems.facets[name]?.length);
	return filled.length > 0 && h('div', { class: 'facets' }, filled.map(([name, label]) =>
		column(name, label, problems.facets[name].slice(0, 5), chosen[name] ?? [], apply)));
}

function column(name, label, values, chosen, apply) {
	const most = Math.max(...values.map(weight));
	return h('section', null, h('h2', null, label), h('ul', null, values.map((facet) => {
		const on = chosen.includes(facet.value);
		return h('li', null, h('button', { type: 'button', class: 'facet', 'aria-pressed': String(on),
			'data-filter': `${name} ${facet.value}`, '--share': `${100 * weight(facet) / most}%`,
			click: () => apply({ [name]: on ? null : facet.value }) },
		h('span', { class: 'cut' }, facet.value), h('span', { class: 'count' }, number(weight(facet)))));
	})));
}

function weight(facet) {
	return Math.round(facet.estimated ?? facet.traces);
}
