import { get, paths } from './api.js';
import { sentence } from './format.js';
import { fill, h } from './h.js';
import { jsonTree, messages } from './json.js';
import { button } from './parts.js';

const revealed = new Map();
const groups = {
	prompt: /messages|instructions|prompt|stop_sequences|parser/,
	documents: /retrieval|document|query/,
	tool: /tool|argument|result/
};

// Content is fetched only when it is asked for, since each look is audited.
export function contentSection(page, incident, step, names) {
	if (page.meta.mayReveal === false) {
		return h('p', { class: 'hidden-content' }, 'Content is hidden for your role.');
	}
	const place = h('div', { class: 'content' });
	const show = (content) => fill(place, entries(content, names));
	const key = `${incident.traceId} ${step.spanId}`;
	const ask = async (event) => {
		event.currentTarget.disabled = true;
		try {
			const answer = await get(paths.incident(incident.traceId, 'content'), { span: step.spanId });
			revealed.set(key, { ...answer.spans.find((span) => span.spanId === step.spanId), logs: answer.logs });
			show(revealed.get(key));
		}
		catch (refusal) {
			fill(place, h('p', { class: 'hidden-content', role: 'alert' }, refusal.message));
		}
	};
	if (revealed.has(key)) {
		show(revealed.get(key));
	}
	else {
		fill(place, button('Reveal', ask), h('span', { class: 'quiet' }, 'Content; each look is recorded.'));
	}
	return place;
}

function entries(content, names) {
	const of = (name) => Object.keys(groups).find((group) => groups[group].test(name)) ?? 'other';
	const wanted = Object.entries(content.content ?? {}).filter(([name]) => names.includes('all') || names.includes(of(name)));
	const events = names.includes('other') || names.includes('all') ? content.events ?? [] : [];
	const logs = names.includes('logs') || names.includes('all') ? content.logs ?? [] : [];
	const all = [...wanted.map(([name, text]) => entry(name, text)),
		...logs.map((log) => entry(`${log.level} at ${log.atMs} ms`, log.message ?? '–')),
		...events.map((one) => entry(`${one.name} at ${one.atMs} ms`, typeof one.content === 'string' ? one.content : JSON.stringify(one.content)))];
	return all.length ? all : h('p', { class: 'quiet' }, 'No content was recorded here.');
}

function entry(name, text) {
	const parsed = parse(text);
	const pretty = parsed && (messages(parsed) ?? jsonTree(parsed));
	const body = h('div', null, pretty || plain(text));
	const toggle = pretty && button('Plain text', () => {
		const isPlain = toggle.ariaPressed === 'true';
		toggle.setAttribute('aria-pressed', String(!isPlain));
		fill(body, isPlain ? pretty : plain(text));
	}, { 'class': 'link', 'aria-pressed': 'false' });
	return h('section', null, h('h3', null, sentence(name.replace(/^(gen_ai|throughline)\./, '').replaceAll('.', ' ')), toggle), body);
}

function plain(text) {
	return h('pre', { tabindex: '0' }, text);
}

function parse(text) {
	try {
		const value = JSON.parse(text);
		return typeof value === 'object' ? value : null;
	}
	catch {
		return null;
	}
}
