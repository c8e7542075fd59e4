import { get, paths, root } from './api.js';
import { period } from './format.js';
import { fill, h } from './h.js';
import { keys } from './keys.js';
import { casesView } from './cases.js';
import { compareView } from './compare.js';
import { handoffsView } from './handoffs.js';
import { incidentView } from './incident.js';
import { landingView } from './landing.js';
import { missingView } from './missing.js';
import { promptsView } from './prompts.js';
import { sessionsView } from './session.js';

const main = document.getElementById('main');

const views = {
	sessions: { name: 'Sessions', show: (page, id) => sessionsView(page, id) },
	prompts: { name: 'Prompts', show: (page, name) => promptsView(page, name) },
	handoffs: { name: 'Hand-offs', show: (page) => handoffsView(page) },
	evalcases: { name: 'Eval cases', show: (page, dataset, id) => casesView(page, dataset, id), isShown: (facts) => facts.mayMakeCases }
};

// All views are addresses of their own, so links are plain links, and the buttons back and
// forward are the browser's.
async function route() {
	const [place, id, part] = location.pathname.slice(root.pathname.length).split('/').filter(Boolean).map(decodeURIComponent);
	const page = { main, meta: await meta(), query: new URLSearchParams(location.search) };
	frame(page.meta, place);
	main.setAttribute('aria-busy', 'true');
	try {
		const view = views[place]?.show ?? (part === 'compare' ? compareView : id ? incidentView : landingView);
		await view(page, id, part);
	}
	catch (refusal) {
		missingView(page, refusal);
	}
	main.removeAttribute('aria-busy');
}

// The page is of use without it: what may not be done is refused by the server anyway.
async function meta() {
	return get(`${paths.incidents()}/meta`).catch(() => ({ environments: [] }));
}

function frame(facts, place) {
	document.getElementById('home').href = paths.incidents();
	document.getElementById('search').action = paths.incidents();
	fill(document.getElementById('environment'), facts.environment);
	fill(document.getElementById('nav'), Object.entries(views).filter(([, view]) => view.isShown?.(facts) ?? true).map(([path, view]) =>
		h('a', { href: `${root.pathname}${path}`, 'aria-current': path === place ? 'page' : null }, view.name)));
	const away = !['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
	document.querySelector('.warning')?.remove();
	if (facts.secured === false && away) {
		main.before(h('p', { class: 'warning', role: 'alert' }, 'Nothing protects this page: everyone who reaches it may look up requests.'));
	}
	fill(document.getElementById('foot'), foot(facts).map((text) => h('span', null, text)), keys());
}

function foot(facts) {
	return [
		facts.version && `Throughline ${facts.version}`,
		facts.user,
		facts.store && `Store: ${facts.store}`,
		facts.contentRetention && `Content is kept ${period(facts.contentRetention)}, the rest ${period(facts.metadataRetention)}`
	].filter(Boolean);
}

// The shell names its icons relative to the address, and a look-up changes that.
for (const use of document.querySelectorAll('use')) {
	use.setAttribute('href', new URL(use.getAttribute('href'), location.href));
}
document.querySelector('link[rel=icon]').href = new URL('icons.svg', import.meta.url);

addEventListener('popstate', route);
route();
