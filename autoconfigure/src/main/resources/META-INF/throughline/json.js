import { h } from './h.js';

export function messages(value) {
	const isList = Array.isArray(value) && value.length > 0 && value.every((one) => one?.role || one?.type);
	return isList ? h('ol', { class: 'messages' }, value.map((one) => h('li', null,
		h('span', { class: 'role' }, one.role ?? one.type), parts(one)))) : null;
}

function parts(message) {
	const all = message.parts ?? (Array.isArray(message.content) ? message.content : [message.content ?? message]);
	return all.map((part) => {
		const text = typeof part === 'string' ? part : part?.content ?? part?.text;
		return typeof text === 'string' ? h('pre', { tabindex: '0' }, text) : jsonTree(part);
	});
}

export function jsonTree(value, depth = 0) {
	if (value === null || typeof value !== 'object') {
		return h('code', null, typeof value === 'string' ? value : String(value));
	}
	const entries = Object.entries(value);
	return h('ul', { class: 'json' }, entries.slice(0, 200).map(([name, inner]) => h('li', null, node(name, inner, depth))),
		entries.length > 200 && h('li', { class: 'quiet' }, `${entries.length - 200} more`));
}

function node(name, inner, depth) {
	if (inner === null || typeof inner !== 'object' || depth > 20) {
		return [h('span', { class: 'key' }, name), ' ', jsonTree(depth > 20 ? JSON.stringify(inner) : inner)];
	}
	return h('details', { open: depth < 2 }, h('summary', null, h('span', { class: 'key' }, name)), jsonTree(inner, depth + 1));
}
