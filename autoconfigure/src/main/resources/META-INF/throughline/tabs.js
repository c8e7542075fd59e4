import { fill, h } from './h.js';

let chosen = 'Overview';

// The tab last looked at stays in front when the next step is opened.
export function tabs(views, wanted = chosen) {
	const panel = h('div', { role: 'tabpanel', id: 'panel', tabindex: '0' });
	const heads = views.map(([name]) => h('button', { type: 'button', role: 'tab', id: `tab-${name.replace(' ', '-')}`,
		'aria-controls': 'panel', 'click': () => {
			chosen = name;
			show(name);
		} }, name));

	function show(name) {
		const index = Math.max(0, views.findIndex(([one]) => one === name));
		heads.forEach((head, at) => {
			head.setAttribute('aria-selected', String(at === index));
			head.tabIndex = at === index ? 0 : -1;
		});
		panel.setAttribute('aria-labelledby', heads[index].id);
		fill(panel, views[index][1]());
		return heads[index];
	}

	function walk(event) {
		const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
		if (by) {
			const index = (heads.indexOf(event.target) + by + heads.length) % heads.length;
			chosen = views[index][0];
			show(chosen).focus();
		}
	}

	show(wanted);
	return [h('div', { 'role': 'tablist', 'aria-label': 'Details', 'keydown': walk }, heads), panel];
}
