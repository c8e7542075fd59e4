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
		icons.set(name, drawIcon(name));
	}
	return icons.get(name).cloneNode(true);
}

function drawIcon(name) {
	const image = draw('svg', { class: 'icon', 'aria-hidden': 'true' });
	image.append(draw('use', { href: `${new URL('icons.svg', import.meta.url)}#${name}` }));
	return image;
}

export function draw(name, attributes) {
	const shape = document.createElementNS(svg, name);
	for (const [key, value] of Object.entries(attributes ?? {})) {
		if (value != null) {
			shape.setAttribute(key, value);
		}
	}
	return shape;
}

export function fill(element, ...children) {
	element.replaceChildren(...present(children));
	return element;
}

function present(children) {
	return children.flat(Infinity).filter((child) => child != null && child !== false);
}
