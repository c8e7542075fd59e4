import { contentSection } from './content.js';
import { duration, number, sentence, words } from './format.js';
import { fill, h, icon } from './h.js';
import { badge, button, copyButton, table } from './parts.js';
import { tabs } from './tabs.js';

const promptKeys = ['prompt_name', 'prompt_version', 'prompt_label', 'prompt_git_sha', 'prompt_deployment_id', 'prompt_variables',
	'prompt_missing_variables'];
const modelKeys = ['provider', 'model', 'response_model', 'finish_reason', 'input_tokens', 'output_tokens', 'provider_request_id'];
const models = ['model', 'embedding', 'rerank'];
const common = ['tenant_id', 'session_id', 'run_id', 'conversation_id', 'ref', 'sampling_level', 'sampling_probability', 'sampling_reason'];
const narrow = matchMedia('(max-width: 56.24rem)');

// It stands beside the time line, which keeps its place; on a narrow screen it takes the page.
export function drawer(page, close) {
	const element = h('dialog', { class: 'drawer', cancel: (event) => {
		event.preventDefault();
		leave();
	}, keydown: (event) => event.key === 'Escape' && leave() });
	let origin = null;

	function leave() {
		close();
		origin?.focus();
	}

	function show(incident, step, tab) {
		if (!step) {
			element.close();
			return;
		}
		origin = document.activeElement;
		element.setAttribute('aria-label', `Details of ${step.name}`);
		fill(element, h('div', { class: 'inner' }, head(step, leave), tabs(views(page, incident, step), tab)));
		if (!element.open) {
			narrow.matches ? element.showModal() : beside(element);
		}
	}

	addEventListener('keydown', (event) => {
		if (event.key === 'Escape' && element.open && !element.contains(event.target) && !document.querySelector('dialog:modal')) {
			leave();
		}
	});
	return { element, show };
}

// The keys of the time line go on working, so the focus stays there.
function beside(element) {
	const focused = document.activeElement;
	element.show();
	focused?.focus({ preventScroll: true });
}

function head(step, leave) {
	return h('header', null,
		h('p', { class: 'quiet' }, words(step.kind)),
		button(icon('close'), leave, { 'class': 'close', 'aria-label': 'Close the details' }),
		h('h2', null, step.name),
		h('p', { class: 'when' }, badge(step.status), h('span', null, duration(step.durationMs)),
			h('span', { class: 'quiet' }, `at ${number(step.startMs)} ms`)));
}

function views(page, incident, step) {
	const reveal = (...names) => contentSection(page, incident, step, names);
	const has = (keys) => keys.some((key) => key in step.facts);
	const documents = step.documents ?? [];
	const logs = (incident.logs ?? []).filter((log) => log.spanId === step.spanId);
	return [
		['Overview', () => [overview(incident, step), reveal('all')]],
		(has(promptKeys.slice(0, 2)) || ['model', 'prompt'].includes(step.kind))
			&& ['Prompt', () => [list(step.facts, promptKeys), missing(step), reveal('prompt')]],
		(documents.length > 0 || step.kind === 'retrieval') && ['Documents', () => [documentTable(documents), reveal('documents')]],
		models.includes(step.kind) && ['Model', () => list(step.facts, own(step))],
		['Raw attributes', () => [list({ span_id: step.spanId, parent_id: step.parentId, ...step.facts }), reveal('all')]],
		logs.length > 0 && ['Logs', () => [logList(logs), reveal('logs')]]
	].filter(Boolean);
}

function overview(incident, step) {
	const parent = incident.steps.find((one) => one.spanId === step.parentId);
	const shown = models.includes(step.kind) ? modelKeys.filter((key) => key in step.facts) : own(step);
	return h('dl', { class: 'pairs' },
		pair('Error', step.errorCode),
		step.attempts > 1 && pair('Attempt', `${step.attempt} of ${step.attempts}`),
		parent && pair('Called by', h('a', { href: `?span=${parent.spanId}` }, parent.name)),
		shown.map((key) => pair(sentence(key), value(step.facts[key]))),
		pair('Span', [h('code', null, step.spanId), ' ', copyButton('Copy', 'span id', step.spanId, { class: 'link' })]));
}

function own(step) {
	return Object.keys(step.facts).filter((key) => !common.includes(key) && !promptKeys.includes(key));
}

function list(facts, keys = Object.keys(facts)) {
	const known = keys.filter((key) => facts[key] != null);
	return known.length ? h('dl', { class: 'pairs' }, known.map((key) => pair(sentence(key), value(facts[key]))))
		: h('p', { class: 'quiet' }, 'Nothing was recorded.');
}

function pair(name, content) {
	return content != null && h('div', null, h('dt', null, name), h('dd', null, content));
}

function value(fact) {
	return Array.isArray(fact) ? fact.join(', ') || '–' : typeof fact === 'number' ? number(fact) : String(fact);
}

function missing(step) {
	const names = step.facts.prompt_missing_variables ?? [];
	return names.length > 0 && h('p', { class: 'badge bad' }, icon('bad'), `Missing: ${[names].flat().join(', ')}`);
}

function documentTable(documents) {
	const ranks = new Map(documents.map((one, index) => [one, index + 1]));
	return documents.length === 0 ? h('p', { class: 'quiet' }, 'No document was found.') : table('Documents', [
		['#', (one) => ranks.get(one), true],
		['Document', (one) => h('code', null, one.id)],
		['Score', (one) => one.score == null ? '–' : h('span', { class: 'score', '--share': `${Math.max(0, Math.min(1, one.score)) * 100}%` },
			one.score.toFixed(2)), true],
		['Tokens', (one) => number(one.tokens), true],
		['Age', (one) => one.ageSeconds == null ? '–' : duration(one.ageSeconds * 1000), true],
		['Cached', (one) => one.cached == null ? '–' : one.cached ? 'yes' : 'no']
	], documents);
}

function logList(logs) {
	return h('ul', { class: 'logs' }, logs.map((log) => h('li', { class: log.level.toLowerCase() },
		h('p', null, h('span', { class: 'level' }, log.level), h('span', { class: 'quiet' }, `at ${number(log.atMs)} ms  ${log.logger ?? ''}`)),
		log.exception && h('code', null, log.exception))));
}
