// The modules lie in {base}/assets-{hash}/, so no prefix of a proxy needs to be known.
export const incidents = new URL('..', import.meta.url);
export const root = new URL('..', incidents);
const own = incidents.pathname.replace(/\/$/, '');

export class Refusal extends Error {

	constructor(problem) {
		super(problem.detail ?? problem.title);
		this.problem = problem;
	}

}

export const paths = {
	incidents: (parameters) => withQuery(own, parameters),
	incident: (id, part) => join(own, id, part),
	sessions: (id) => join(`${root.pathname}sessions`, id),
	cases: (dataset, id) => join(`${root.pathname}evalcases`, dataset, id),
	prompts: (name, parameters) => withQuery(join(`${root.pathname}prompts`, name), parameters),
	handoffs: () => `${root.pathname}handoffs`
};

export async function get(path, parameters) {
	return call(withQuery(path, parameters), { headers: { Accept: 'application/json' } });
}

export async function send(method, path, body) {
	const headers = { 'Accept': 'application/json', 'Content-Type': 'application/json' };
	const token = /(?:^|; )XSRF-TOKEN=([^;]+)/.exec(document.cookie);
	if (token) {
		headers['X-XSRF-TOKEN'] = decodeURIComponent(token[1]);
	}
	return call(path, { method, headers, body: body && JSON.stringify(body) });
}

async function call(path, options) {
	const response = await fetch(path, options).catch(() => {
		throw new Refusal({ title: 'The server does not answer', status: 0 });
	});
	if (response.status === 204) {
		return null;
	}
	const isJson = /[/+]json/.test(response.headers.get('Content-Type') ?? '');
	if (response.ok && isJson) {
		return response.json();
	}
	throw new Refusal(isJson ? await response.json() : plain(response));
}

function plain(response) {
	const titles = { 401: 'You are logged out', 403: 'You may not see this', 404: 'Not found', 429: 'Too many look-ups' };
	const title = response.ok ? titles[401] : titles[response.status] ?? `The server answered ${response.status}`;
	return { title, status: response.status, retryAfterSeconds: Number(response.headers.get('Retry-After')) || null };
}

function withQuery(path, parameters) {
	const query = new URLSearchParams(Object.entries(parameters ?? {}).flatMap(([name, value]) =>
		[value].flat().filter((one) => one != null && one !== '').map((one) => [name, one]))).toString();
	return query ? `${path}?${query}` : path;
}

function join(base, ...segments) {
	return [base, ...segments.filter(Boolean).map(encodeURIComponent)].join('/');
}
