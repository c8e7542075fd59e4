const language = document.documentElement.lang;
const day = new Intl.DateTimeFormat(`${language}-GB`, { dateStyle: 'medium' });
const clock = new Intl.DateTimeFormat(`${language}-GB`, { timeStyle: 'medium' });
const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 9 });

export function number(value) {
	return value == null ? '–' : whole.format(value);
}

export function duration(ms) {
	if (ms == null) {
		return 'running';
	}
	if (ms < 1000) {
		return `${ms} ms`;
	}
	if (ms < 60_000) {
		return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
	}
	const [large, unit, small, rest] = ms < 3_600_000 ? [ms / 60_000, 'min', (ms % 60_000) / 1000, 's']
		: ms < 86_400_000 ? [ms / 3_600_000, 'h', (ms % 3_600_000) / 60_000, 'min']
			: [ms / 86_400_000, 'd', (ms % 86_400_000) / 3_600_000, 'h'];
	return Math.floor(small) ? `${Math.floor(large)} ${unit} ${Math.floor(small)} ${rest}` : `${Math.floor(large)} ${unit}`;
}

export function period(text) {
	const [, days, hours, minutes] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?.*)?$/.exec(text ?? '') ?? [];
	const all = Number(days ?? 0) * 24 + Number(hours ?? 0);
	return all >= 48 ? `${Math.floor(all / 24)} days` : all ? `${all} h` : minutes ? `${minutes} min` : text;
}

export function date(instant) {
	return day.format(new Date(instant));
}

export function time(instant) {
	return clock.format(new Date(instant));
}

export function utc(instant) {
	return `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

export function money(amount, currency) {
	if (amount == null) {
		return '–';
	}
	return currency === 'USD' ? `$${amount}` : `${amount} ${currency ?? ''}`.trim();
}

export function percent(share) {
	return share == null ? '–' : `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}

export function words(code) {
	return String(code ?? '').replaceAll('_', ' ');
}

export function sentence(code) {
	const text = words(code);
	return text.charAt(0).toUpperCase() + text.slice(1);
}

export function signed(value, write = number) {
	return value === 0 ? '0' : (value > 0 ? '+' : '−') + write(Math.abs(value));
}
