import { drawer } from './drawer.js';
import { duration } from './format.js';
import { fill, h, icon } from './h.js';
import { on } from './keys.js';
import { button } from './parts.js';
import { criticalPath, isProblem, withParents } from './problems.js';
import { rowsOf } from './rows.js';
import { timeScale } from './scale.js';
import { treegrid } from './treegrid.js';

// What is chosen stands in the address, so that a link points at a step.
export function stepsView(page, incident) {
	const details = drawer(page, () => choose(null));
	const grid = treegrid((row) => choose(row.step, row.isLog ? 'Logs' : null));
	const tools = h('div', { class: 'tools' });
	const axis = h('div', { class: 'axis', 'aria-hidden': 'true' });
	const element = h('section', { 'class': 'steps', 'aria-label': 'Steps' },
		h('div', { class: 'timeline' }, tools, axis, grid.element), details.element);
	let show = page.query.get('show') ?? 'all';
	let logs = page.query.get('logs') !== 'off';

	function choose(step, tab) {
		address({ span: step?.spanId });
		details.show(incident, step, tab);
		element.classList.toggle('beside', step != null);
		grid.mark(step?.spanId);
	}

	function filter() {
		const problems = () => incident.steps.filter(isProblem).map((step) => step.spanId);
		const wanted = show === 'problems' ? problems() : show === 'critical' ? criticalPath(incident.steps, incident.durationMs) : null;
		grid.filter(wanted && withParents(incident.steps, wanted), logs && show !== 'problems');
		fill(tools, pills(incident, show, change), logToggle(incident, logs, change), walk(grid));
	}

	function change(name, value) {
		show = name === 'show' ? value : show;
		logs = name === 'logs' ? value : logs;
		address({ show: show === 'all' ? null : show, logs: logs ? null : 'off' });
		filter();
		tools.querySelector(`[data-pill="${name === 'logs' ? 'logs' : value}"]`)?.focus();
	}

	function update(now) {
		incident = now;
		const scale = timeScale(incident.durationMs, incident.gaps);
		drawAxis(axis, grid.element, scale);
		grid.update(rowsOf(incident, scale), incident.steps);
		filter();
	}

	update(incident);
	on('f', () => grid.problem(1));
	on('F', () => grid.problem(-1));
	return { element, update, ready: () => ready(page, incident, grid, choose) };
}

function ready(page, incident, grid, choose) {
	const span = page.query.get('span');
	const step = incident.steps.find((one) => one.spanId === span);
	grid.reveal(incident.firstCause?.spanId);
	if (step) {
		grid.go(step.spanId);
		choose(step);
	}
}

function address(changes) {
	const url = new URL(location.href);
	for (const [name, value] of Object.entries(changes)) {
		value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
	}
	history.replaceState(null, '', url);
}

function pills(incident, show, change) {
	const count = incident.steps.filter(isProblem).length;
	const all = [['problems', `Problems ${count}`], ['critical', 'Critical path'], ['all', `All ${incident.steps.length}`]];
	return h('div', { class: 'pills', role: 'group', 'aria-label': 'Show' }, all.map(([name, text]) =>
		button(text, () => change('show', name), { 'class': 'pill', 'data-pill': name, 'aria-pressed': String(name === show),
			'disabled': name === 'problems' && count === 0 })));
}

function logToggle(incident, logs, change) {
	const count = incident.logs?.length ?? 0;
	return count > 0 && button(`Logs ${count}`, () => change('logs', !logs), { 'class': 'pill', 'data-pill': 'logs', 'aria-pressed': String(logs) });
}

function walk(grid) {
	return h('div', { class: 'walk' },
		button([icon('previous'), 'Previous problem'], () => grid.problem(-1), { class: 'link' }),
		button(['Next problem', icon('next')], () => grid.problem(1), { class: 'link' }));
}

function tickText(ms) {
	return ms >= 1000 && ms < 60_000 ? `${ms / 1000} s` : duration(ms);
}

function drawAxis(axis, grid, scale) {
	fill(axis, h('div', { class: 'ticks' }, scale.ticks.map((tick) => h('span', { '--x': tick.at }, tickText(tick.ms)))));
	const stops = scale.strips.flatMap(({ from, to }) => [`transparent ${from * 100}%`, `var(--gap) ${from * 100}%`,
		`var(--gap) ${to * 100}%`, `transparent ${to * 100}%`]);
	grid.style.setProperty('--gaps', stops.length ? `linear-gradient(90deg, ${stops.join()})` : 'none');
}
