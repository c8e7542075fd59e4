// A gap gets a narrow strip, however long it is; all else is to scale. Places go from 0 to 1.
export function timeScale(total, gaps) {
	const strip = gaps.length ? Math.min(0.025, 0.25 / gaps.length) : 0;
	const busy = Math.max(1, total - gaps.reduce((sum, gap) => sum + gap.lengthMs, 0));
	const unit = (1 - strip * gaps.length) / busy;
	const segments = split(total, gaps, unit, strip);
	const at = (ms) => {
		const segment = segments.findLast((one) => one.from <= ms) ?? segments[0];
		return Math.min(1, Math.max(0, segment.at + (ms - segment.from) * segment.unit));
	};
	return { at, ticks: ticks(segments, busy, at), strips: segments.filter((one) => one.isGap)
		.map((one) => ({ from: one.at, to: one.at + strip })) };
}

function split(total, gaps, unit, strip) {
	const segments = [];
	let from = 0;
	let at = 0;
	for (const gap of gaps) {
		segments.push({ from, to: gap.afterMs, at, unit });
		at += (gap.afterMs - from) * unit;
		from = gap.afterMs + gap.lengthMs;
		segments.push({ from: gap.afterMs, to: from, at, unit: strip / gap.lengthMs, isGap: true });
		at += strip;
	}
	return [...segments, { from, to: Math.max(total, from), at, unit }];
}

// Labels keep the real time and stay apart from each other.
function ticks(segments, busy, at) {
	const rough = busy / 4;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = Math.max(1, [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough));
	const found = [];
	for (const segment of segments.filter((one) => !one.isGap)) {
		for (let ms = Math.ceil(segment.from / step) * step; ms <= segment.to; ms += step) {
			const place = at(ms);
			if (place < 0.93 && (found.length === 0 || place - found.at(-1).at > 0.12)) {
				found.push({ ms, at: place });
			}
		}
	}
	return found;
}
