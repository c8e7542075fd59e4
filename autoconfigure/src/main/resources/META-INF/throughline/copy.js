import { fill } from './h.js';

export function announce(text) {
	fill(document.getElementById('live'), text);
}

export async function copy(text, what, button) {
	const copied = navigator.clipboard ? await navigator.clipboard.writeText(text).then(() => true, () => byHand(text))
		: byHand(text);
	announce(copied ? `Copied: ${what}` : `Not copied: the browser refused`);
	if (copied && button) {
		button.dataset.done = 'true';
		setTimeout(() => delete button.dataset.done, 1500);
	}
	setTimeout(() => announce(''), 4000);
}

// Without TLS there is no clipboard API, and the page is used in such networks as well.
function byHand(text) {
	const area = document.createElement('textarea');
	area.value = text;
	area.className = 'away';
	(document.querySelector('dialog[open]') ?? document.body).append(area);
	area.select();
	const copied = document.execCommand('copy');
	area.remove();
	return copied;
}
