import { actionBar } from './actions.js';
import { get, paths } from './api.js';
import { caseLinks } from './cases.js';
import { announce } from './copy.js';
import { date, duration, money, number, percent, sentence, words } from './format.js';
import { fill, h, icon } from './h.js';
import { actionTone, badge, copyButton, facts, moment } from './parts.js';
import { stepsView } from './steps.js';

const pollMs = 5000;
const pollAtMost = 600_000;

export async function incidentView(page, id, known) {
	const incident = known ?? await get(paths.incident(id));
	document.title = `${incident.ref} ${words(incident.outcome)} – Throughline`;
	const head = h('div', null);
	const steps = stepsView(page, incident);
	const draw = (now) => fill(head, header(now), answers(now), actionBar(page, now, () => incidentView(page, now.ref)),
		factsLine(page, now));
	draw(incident);
	fill(page.main, head, steps.element);
	steps.ready();
	poll(incident, (now) => {
		draw(now);
		steps.update(now);
		announce('Updated');
	});
}

function header(incident) {
	return h('header', { class: 'incident' },
		h('div', { class: 'id' },
			h('h1', { class: 'ref' }, incident.ref),
			copyButton('Copy', 'reference', incident.ref, { 'id': 'copy-reference', 'aria-label': 'Copy the reference' })),
		h('p', { class: 'when' }, badge(incident.outcome), h('span', null, duration(incident.durationMs)),
			moment(incident.startedAt, { focus: true })),
		h('p', { class: 'spoken' }, incident.spoken && h('span', null, incident.spoken),
			h('span', null, 'trace ', h('code', null, incident.traceId), ' ',
				copyButton('', 'trace id', incident.traceId, { 'class': 'link', 'aria-label': 'Copy the trace id' }))));
}

function answers(incident) {
	const verdict = incident.verdict;
	const tone = actionTone(verdict.action);
	return [
		h('p', { class: 'summary' }, incident.summary),
		h('dl', { class: 'answers' },
			h('div', null, h('dt', null, 'What the user saw'), h('dd', null, incident.userSaw.text)),
			h('div', { class: tone }, h('dt', null, 'What to do'), h('dd', null, icon(tone), h('span', null,
				strong(verdict.text),
				h('span', { class: 'why' }, verdict.because && h('span', null, 'because ', h('code', null, verdict.because)),
					verdict.rule && h('span', { title: 'The rule that says so' }, `rule ${verdict.rule}`)))))),
		incident.suspects.length > 0 && h('ul', { class: 'notices suspects' }, incident.suspects.map((suspect) =>
			h('li', null, icon('warn'), h('a', { href: `?span=${suspect.spanId}` }, suspect.text)))),
		incident.completeness.notices.length > 0 && h('ul', { class: 'notices' },
			incident.completeness.notices.map((notice) => h('li', null, icon('idle'), notice)))
	];
}

// The first words say what to do; the rest of the sentence says why.
function strong(text) {
	const end = text.indexOf(': ') + 1;
	return end > 0 && end < 50 ? [h('strong', null, text.slice(0, end)), text.slice(end)] : text;
}

function factsLine(page, incident) {
	const totals = incident.totals;
	const caller = incident.caller ?? {};
	return facts([
		['Prompt', list([...incident.prompts].map(prompt))],
		['Model', list(models(incident.models))],
		['Model calls', totals.modelCalls || null],
		['Tokens in / out', totals.modelCalls > 0 && `${number(totals.inputTokens)} / ${number(totals.outputTokens)}`],
		['Cost', cost(totals)],
		['Tenant', caller.tenant],
		['Route', incident.route ?? incident.name],
		['Session', caller.session && h('a', { href: paths.sessions(caller.session) },
			incident.turn ? `turn ${incident.turn.number} of ${incident.turn.of}` : caller.session)],
		['Sampling', sampling(incident.sampling)],
		['Content kept until', incident.contentUntil && date(incident.contentUntil)],
		['Eval case', caseLinks(page, incident.evalCases)],
		['Pinned', incident.pinned]
	].filter(([, value]) => value !== false));
}

function list(items) {
	return items.length ? items.flatMap((item, index) => index ? [', ', item] : [item]) : null;
}

// A provider answers with the dated name of what was asked for.
function models(names) {
	return names.filter((name) => !names.some((other) => name.startsWith(`${other}-`)));
}

function prompt(text) {
	return h('a', { href: paths.prompts(text.replace(/@[^@]*$/, '')) }, text);
}

function cost(totals) {
	const unpriced = totals.unpriced ? `${totals.unpriced} without a price` : null;
	return totals.cost == null ? unpriced : h('span', { title: unpriced }, money(totals.cost, totals.currency),
		unpriced && '+', Number(totals.retryCost) > 0 && ` (${money(totals.retryCost, totals.currency)} for retries)`);
}

function sampling(all) {
	return all && [sentence(all.reason ?? all.decision), all.probability < 1 && ` ${percent(all.probability)}`].filter(Boolean).join(', ');
}

// Only what may still change is asked for again, and only while somebody looks.
function poll(incident, changed) {
	const until = Date.now() + pollAtMost;
	const look = async () => {
		if (!['running', 'waiting'].includes(incident.outcome) || Date.now() > until) {
			return;
		}
		if (!document.hidden) {
			const now = await get(paths.incident(incident.traceId), { revision: incident.revision }).catch(() => null);
			if (now) {
				incident = now;
				changed(now);
			}
		}
		setTimeout(look, pollMs);
	};
	setTimeout(look, pollMs);
}
