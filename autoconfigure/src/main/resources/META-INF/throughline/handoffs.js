import { get, paths } from './api.js';
import { number, percent, sentence } from './format.js';
import { draw, fill, h } from './h.js';
import { badge, moment, table } from './parts.js';

const row = 34;
const width = 860;
const column = 250;

export async function handoffsView(page) {
	document.title = 'Hand-offs – Throughline';
	const filter = Object.fromEntries([...page.query].filter(([key]) => ['route', 'tenant', 'last', 'from', 'to'].includes(key)));
	const map = await get(paths.handoffs(), filter);
	const lost = map.edges.filter((edge) => !edge.sound).length;
	fill(page.main, h('h1', null, 'Hand-offs'),
		h('p', null, badge(map.sound ? 'ok' : 'lost', map.sound ? 'The id was lost nowhere' : `The id is lost at ${lost} of ${map.edges.length} hand-offs`)),
		map.edges.length === 0 ? h('p', { class: 'empty' }, 'Nothing has changed hands yet.') : [drawing(map), edges(map.edges)],
		h('h2', null, 'Quality of traces'),
		map.quality.length === 0 ? h('p', { class: 'empty' }, 'No request that asks a model is kept.') : quality(map));
}

// What gives work stands on the left, what takes it on the right. The table says the same.
function drawing(map) {
	const used = (end) => new Set(map.edges.map((edge) => edge[end]));
	const side = (ids) => map.nodes.filter((node) => node.kind !== 'application' && ids.has(node.id));
	const left = side(used('from'));
	const right = side(used('to'));
	const height = Math.max(left.length, right.length, 1) * row;
	const middle = height / 2;
	const image = draw('svg', { viewBox: `0 0 ${width} ${height}`, class: 'map', role: 'img', 'aria-label': 'Map of the hand-offs' });
	const broken = new Set(map.edges.filter((edge) => !edge.sound).flatMap((edge) => [`${edge.from}>`, `>${edge.to}`]));
	const place = (nodes, index) => (index + 0.5) * height / nodes.length;
	left.forEach((node, index) => image.append(
		line(column, place(left, index), (width - 140) / 2, middle, broken.has(`${node.id}>`)),
		label(node, 0, place(left, index))));
	right.forEach((node, index) => image.append(
		line((width + 140) / 2, middle, width - column, place(right, index), broken.has(`>${node.id}`)),
		label(node, width - column + 6, place(right, index))));
	const name = draw('text', { x: width / 2, y: middle + 5, 'text-anchor': 'middle' });
	name.append('this application');
	image.append(name);
	return h('div', { class: 'scroll' }, image);
}

function line(x1, y1, x2, y2, broken) {
	return draw('line', { x1, y1, x2, y2, class: broken ? 'lost' : null });
}

function label(node, x, y) {
	const text = draw('text', { x, y: y + 5 });
	const title = draw('title');
	title.append(`${node.kind} ${node.name}`);
	text.append(node.name.length > 36 ? `${node.name.slice(0, 35)}…` : node.name, title);
	return text;
}

function edges(all) {
	return table('Hand-offs', [
		['Hand-off', (edge) => [h('code', null, edge.name), ' ', h('small', { class: 'quiet' }, sentence(edge.kind))]],
		['Trace id', (edge) => badge(edge.sound ? 'ok' : 'lost', edge.sound ? 'Carried' : 'Lost')],
		['Counts', (edge) => Object.entries(edge.counts).map(([state, count]) => `${state} ${number(count)}`).join(', ')],
		['Example', (edge) => edge.example && h('a', { class: 'ref', href: paths.incident(edge.example) }, edge.example)],
		['Last', (edge) => moment(edge.lastAt)]
	], all);
}

function quality(map) {
	return [h('p', { class: 'quiet' }, `Estimated from ${number(map.estimatedFrom)} kept requests`), table('Quality of traces', [
		['Route', (one) => h('a', { href: paths.incidents({ route: one.route }) }, one.route)],
		['Requests', (one) => number(one.estimated), true],
		['No prompt version', (one) => percent(one.withoutPromptVersion), true],
		['Model outside any step', (one) => percent(one.modelOutsideStep), true],
		['No documents', (one) => percent(one.retrievalMissing), true],
		['Unknown price', (one) => percent(one.unknownPrice), true],
		['Not redacted', (one) => percent(one.redactionFailed), true]
	], map.quality)];
}
