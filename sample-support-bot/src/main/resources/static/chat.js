const talk = document.querySelector("#talk");
const form = document.querySelector("#ask");
const input = document.querySelector("#message");
const send = document.querySelector("#send");
const status = document.querySelector("#status");
const sessionId = `web-${Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => b.toString(16).padStart(2, "0")).join("")}`;

const words = {
	succeeded: "Answered",
	degraded: "Answered, a step failed",
	failed: "Failed",
};

function say(text) {
	status.textContent = text;
}

function add(template) {
	const turn = document.querySelector(template).content.firstElementChild.cloneNode(true);
	talk.append(turn);
	return turn;
}

function post(path, body, accept) {
	return fetch(path, {
		method: "POST",
		headers: { "Content-Type": "application/json", Accept: accept },
		body: JSON.stringify(body),
		credentials: "same-origin",
	});
}

/** Reads server-sent events; a blank after the colon does not belong to the data. */
async function* events(response) {
	const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
	let rest = "";
	for (;;) {
		const { done, value } = await reader.read();
		if (done) {
			return;
		}
		const blocks = (rest + value).split(/\r?\n\r?\n/);
		rest = blocks.pop();
		yield* blocks.map(parse);
	}
}

function parse(block) {
	const event = { name: "message", data: [] };
	for (const line of block.split(/\r?\n/)) {
		const [, field, value] = /^(event|data): ?(.*)$/.exec(line) ?? [];
		if (field === "event") {
			event.name = value;
		}
		else if (field === "data") {
			event.data.push(value);
		}
	}
	return { name: event.name, data: event.data.join("\n") };
}

/** The problem behind an error answer, with its reference from the body or the header. */
async function problem(response) {
	const body = await response.json().catch(() => ({}));
	return {
		text: body.detail ?? `The server answered ${response.status}.`,
		reference: body.reference ?? response.headers.get("X-Reference"),
	};
}

function close(turn, outcome, reference) {
	turn.classList.remove("waiting");
	const label = turn.querySelector(".outcome");
	label.textContent = words[outcome] ?? outcome;
	label.classList.add(outcome);
	turn.querySelector(".facts").hidden = false;
	for (const part of turn.querySelectorAll(".reference, .copy, .thumb, .report")) {
		part.hidden = !reference;
	}
	if (reference) {
		turn.querySelector("code").textContent = reference;
		wire(turn, reference);
	}
	const spelled = reference ? ` Reference ${reference}.` : "";
	say(`${turn.querySelector(".text").textContent} ${label.textContent}.${spelled}`);
	turn.scrollIntoView({ block: "nearest" });
}

function wire(turn, reference) {
	const ticket = turn.querySelector(".ticket");
	const report = turn.querySelector(".report");
	const note = ticket.querySelector("textarea");
	turn.querySelector(".copy").addEventListener("click", () => copy(turn, reference));
	for (const thumb of turn.querySelectorAll(".thumb")) {
		thumb.addEventListener("click", () => rate(turn, reference, thumb.value));
	}
	report.setAttribute("aria-expanded", "false");
	const show = (open) => {
		ticket.hidden = !open;
		report.setAttribute("aria-expanded", String(open));
		(open ? note : report).focus();
	};
	report.addEventListener("click", () => show(ticket.hidden));
	ticket.querySelector(".cancel").addEventListener("click", () => show(false));
	ticket.addEventListener("submit", (submitted) => {
		submitted.preventDefault();
		file(turn, reference, note.value).then((filed) => filed && show(false));
	});
}

async function copy(turn, reference) {
	const button = turn.querySelector(".copy");
	try {
		await navigator.clipboard.writeText(reference);
		button.textContent = "Copied";
		say(`Reference ${reference} copied.`);
	}
	catch {
		// Without a secure origin there is no clipboard: select it, so that the keys work.
		getSelection().selectAllChildren(turn.querySelector("code"));
		say("Press Ctrl and C to copy the reference.");
	}
}

/** An answer can be rated once its trace is stored, a few seconds after it. */
async function rate(turn, reference, thumbs, tries = 4) {
	const buttons = turn.querySelectorAll(".thumb");
	buttons.forEach((button) => { button.disabled = true; });
	const response = await post("api/feedback", { reference, thumbs }, "application/json").catch(() => ({ status: 0 }));
	if (response.status === 404 && tries > 1) {
		setTimeout(() => rate(turn, reference, thumbs, tries - 1), 2000);
		return;
	}
	buttons.forEach((button) => { button.disabled = response.ok; });
	say(response.ok ? "Thank you for your feedback." : "The feedback could not be sent.");
	const filed = turn.querySelector(".filed");
	filed.hidden = false;
	filed.textContent = status.textContent;
}

async function file(turn, reference, note) {
	const filed = turn.querySelector(".filed");
	filed.hidden = false;
	try {
		const response = await post("api/tickets", { reference, note }, "application/json");
		filed.textContent = response.ok ? `Thank you. Your ticket is ${(await response.json()).id}.`
			: (await problem(response)).text;
		say(filed.textContent);
		return response.ok;
	}
	catch {
		filed.textContent = "The report could not be sent. Are you online?";
		say(filed.textContent);
		return false;
	}
}

async function ask(message) {
	add("#user-turn").querySelector(".text").textContent = message;
	const turn = add("#bot-turn");
	turn.classList.add("waiting");
	turn.scrollIntoView({ block: "nearest" });
	say("The assistant is answering.");
	send.disabled = true;
	try {
		await answer(turn, message);
	}
	catch {
		fail(turn, { text: "The connection was lost before the answer was complete." });
	}
	send.disabled = false;
}

async function answer(turn, message) {
	const response = await post("api/chat/stream", { message, sessionId }, "text/event-stream");
	if (!response.ok) {
		fail(turn, await problem(response));
		return;
	}
	const text = turn.querySelector(".text");
	for await (const event of events(response)) {
		if (event.name !== "done") {
			text.append(event.data);
			continue;
		}
		const { outcome, reference } = JSON.parse(event.data);
		text.textContent ||= "I could not answer. Nothing was changed; please try again in a moment.";
		close(turn, outcome, reference);
		return;
	}
	fail(turn, { text: "The answer ended too early.", reference: response.headers.get("X-Reference") });
}

function fail(turn, { text, reference }) {
	const shown = turn.querySelector(".text");
	shown.textContent = shown.textContent ? `${shown.textContent}\n${text}` : text;
	close(turn, "failed", reference);
}

form.addEventListener("submit", (submitted) => {
	submitted.preventDefault();
	const message = input.value.trim();
	if (message && !send.disabled) {
		input.value = "";
		ask(message);
	}
});

input.addEventListener("keydown", (key) => {
	if (key.key === "Enter" && !key.shiftKey && !key.isComposing) {
		key.preventDefault();
		form.requestSubmit();
	}
});

for (const button of document.querySelectorAll(".suggestion")) {
	button.addEventListener("click", () => send.disabled || ask(button.textContent));
}
