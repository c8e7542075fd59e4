import { h } from './h.js';

const store = 'throughline.keys';
const texts = [
	['/', 'Search'], ['f  F', 'Next, previous problem'], ['j  k  ↑  ↓', 'Next, previous step'], ['→  ←', 'Open, close a step'],
	['Space', 'Show or hide earlier attempts'], ['Enter', 'Details of the step'], ['Esc', 'Close'], ['c', 'Copy the reference'],
	['l', 'Copy the first log query'], ['t', 'Text view'], ['[  ]', 'Previous, next turn of the session'], ['?', 'This help']
];
const actions = new Map([['/', () => document.getElementById('q').focus()]]);

export function on(key, action) {
	actions.set(key, action);
}

// Single keys can be switched off, since who dictates or has a tremor presses them by chance.
export function keys() {
	const enabled = h('input', { type: 'checkbox', checked: isEnabled(), change: (event) =>
		localStorage.setItem(store, event.target.checked ? 'on' : 'off') });
	const help = h('dialog', { class: 'help', 'aria-label': 'Keys' }, h('form', { method: 'dialog' }, h('h2', null, 'Keys'),
		h('dl', null, texts.map(([key, text]) => h('div', null, h('dt', null, key.split('  ').map((one) => h('kbd', null, one))),
			h('dd', null, text)))),
		h('label', { class: 'check' }, enabled, 'Single keys act'),
		h('p', { class: 'end' }, h('button', { class: 'button' }, 'Close'))));
	actions.set('?', () => help.showModal());
	return [h('button', { type: 'button', class: 'link', click: () => help.showModal() }, 'Keys'), help];
}

export function isEnabled() {
	return localStorage.getItem(store) !== 'off';
}

function isTyping(target) {
	return target.closest('input, select, textarea, [contenteditable]') || document.querySelector('dialog:modal');
}

addEventListener('keydown', (event) => {
	if (event.key === 'Escape') {
		closeMenus();
	}
	const action = actions.get(event.key);
	if (action && isEnabled() && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
		event.preventDefault();
		action();
	}
});

addEventListener('click', (event) => closeMenus(event.target));

function closeMenus(except) {
	for (const menu of document.querySelectorAll('details.menu[open]')) {
		if (!except || !menu.contains(except) || except.closest('li')) {
			menu.open = false;
		}
	}
}
