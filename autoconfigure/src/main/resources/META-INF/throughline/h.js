// The only namespace that is needed is read from an element of the page.
const svg = document.querySelector('svg').namespaceURI;
const icons = new Map();

// Text stays text: there is no way to pass markup.
export function h(name, attributes, ...children) {
	const element = document.createElement(name);
	for (const [key, value] of Object.entries(attributes ?? {})) {
		if (typeof value === 'function') {
			element.addEventListener(key, value);
		}
		else if (key.startsWith('--')) {
			element.style.setProperty(key, value);
		}
		else if (value !== false && value != null) {
			element.setAttribute(key, value === true ? '' : value);
		}
	}
	element.append(...present(children));
	return element;
}

export function icon(name) {
	if (!icons.has(name)) {
		icons.set(name, draw(name));
	}
	return icons.get(name).cloneNode(true);
}

function draw(name) {
	const image = document.createElementNS(svg, 'svg');
	const use = document.createElementNS(svg, 'use');
	use.setAttribute('href', `${new URL('icons.svg', import.meta.url)}#${name}`);
	image.setAttribute('class', 'icon');
	image.setAttribute('aria-hidden', 'true');
	image.append(use);
	return image;
}

export function fill(element, ...children) {
	element.replaceChildren(...present(children));
	return element;
}

function present(children) {
	return children.flat(Infinity).filter((child) => child != null && child !== false);
}
