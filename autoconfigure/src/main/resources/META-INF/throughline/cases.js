import { get, paths, send } from './api.js';
import { announce } from './copy.js';
import { sentence } from './format.js';
import { fill, h } from './h.js';
import { badge, facts, moment, table } from './parts.js';

const keywords = 'One expectation a line: contains:, does not contain:, matches schema:, calls: tool {"argument": "value"}, '
	+ 'does not call:, outcome:. Any other line is a sentence for a judge.';

export async function casesView(page, dataset, id) {
	return id ? one(page, await get(paths.cases(dataset, id))) : list(page, dataset);
}

// The link to the cases that were made already, for those who may follow it.
export function caseLinks(page, names) {
	return names?.length > 0 && names.map((name, index) => [index > 0 && ', ', page.meta.mayMakeCases
		? h('a', { href: paths.cases(...name.split('/')) }, name) : name]);
}

async function list(page, dataset) {
	document.title = 'Eval cases – Throughline';
	const { cases } = await get(paths.cases(), { dataset });
	const datasets = Map.groupBy(cases, (one) => one.dataset);
	fill(page.main, h('h1', null, 'Eval cases'), cases.length === 0
		? h('p', { class: 'empty' }, 'There is no case. Open a request and choose "Eval case".')
		: [...datasets].map(([name, all]) => [h('h2', { class: 'dataset' }, name), downloads({ dataset: name }, name, all), table(name, [
			['Case', (one) => h('a', { class: 'ref', href: paths.cases(one.dataset, one.id) }, one.id)],
			['Status', (one) => status(one)],
			['Made', (one) => moment(one.created)],
			['Outcome', (one) => badge(one.outcome)],
			['Failing step', (one) => one.failingStep],
			['Prompt', (one) => one.prompt],
			['Route', (one) => one.route]], all)]));
}

function status(one) {
	return one.status === 'ready' ? badge('ok', 'Ready') : badge('waiting', 'Draft');
}

function downloads(query, name, cases, path = paths.cases()) {
	return h('p', { class: 'actions' }, cases.some((one) => one.status === 'ready')
		? [['jsonl', 'JSONL'], ['langfuse', 'Langfuse']].map(([format, text]) =>
			h('a', { class: 'button', href: `${path}?${new URLSearchParams({ ...query, format })}`, download: `${name}.${format === 'jsonl' ? '' : 'langfuse.'}jsonl` }, `Download ${text}`))
		: h('span', { class: 'quiet' }, 'Drafts are not exported: say first what should have come out.'));
}

function one(page, found) {
	const path = paths.cases(found.dataset, found.id);
	const prompt = found.prompt;
	document.title = `Eval case ${found.dataset}/${found.id} – Throughline`;
	fill(page.main, h('p', { class: 'over' }, `Eval case in ${found.dataset}`), h('h1', { class: 'ref' }, found.id),
		facts([
			['Status', status(found)],
			['Incident', h('a', { href: paths.incident(found.traceId) }, found.id)],
			['Made', moment(found.created)],
			['Prompt', prompt && [prompt.name, prompt.version].filter(Boolean).join('@')],
			['Parameters', prompt && Object.entries(prompt.parameters).map(([name, value]) => `${name.replace('gen_ai.request.', '')} ${value}`).join(', ')],
			['Route', found.route],
			['Outcome', badge(found.observed.outcome)],
			['Failing step', [found.observed.failingStep, found.observed.errorCode].filter(Boolean).join(' ')]]),
		field(page, found, path), downloads({}, `${found.dataset}-${found.id}`, [found], path),
		h('div', { class: 'case' }, text('Input', found.input), text('Observed answer', found.observed.output ?? '–'),
			found.history.length > 0 && [h('h2', null, 'Said before'), found.history.map((said) => [h('h3', null, sentence(said.role)), plain(said.content)])],
			found.documents.length > 0 && [h('h2', null, 'Documents'), table('Documents', [
				['Id', (document) => h('code', null, document.id)], ['Score', (document) => document.score?.toFixed(2), true],
				['Index', (document) => document.index]], found.documents)],
			found.tools.length > 0 && [h('h2', null, 'Tool replies'), table('Tool replies', [
				['Tool', (tool) => tool.name], ['Status', (tool) => badge(tool.status)], ['Error', (tool) => tool.errorCode],
				['Arguments', (tool) => h('code', null, tool.arguments)], ['Result', (tool) => tool.result]], found.tools)]));
}

function field(page, found, path) {
	const area = h('textarea', { 'id': 'expected', 'rows': 4, 'maxlength': 10000, 'required': true, 'aria-describedby': 'keywords refused' }, found.expected ?? '');
	const refused = h('p', { id: 'refused', class: 'refused', role: 'alert' });
	const save = async (event) => {
		event.preventDefault();
		try {
			one(page, await send('POST', path, { expected: area.value }));
			announce('Saved');
			document.getElementById('expected').focus();
		}
		catch (refusal) {
			area.setAttribute('aria-invalid', 'true');
			fill(refused, refusal.message);
		}
	};
	return h('form', { class: 'expected', submit: save }, h('label', { for: 'expected' }, 'What should have come out'), area,
		h('p', { id: 'keywords', class: 'quiet' }, keywords), refused, h('button', { class: 'button primary' }, 'Save'));
}

function text(title, content) {
	return [h('h2', null, title), plain(content)];
}

function plain(content) {
	return h('pre', { tabindex: '0' }, content);
}
