package io.throughline.sample.ticket;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import io.throughline.incident.Incidents;
import io.throughline.reference.Reference;
import io.throughline.sample.Input;
import io.throughline.sample.Recent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Tickets over HTTP; the last 10,000 are kept, in memory. */
@RestController
@RequestMapping("/api/tickets")
final class TicketController {

	private static final Logger logger = LoggerFactory.getLogger(TicketController.class);

	private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");

	private final Recent<String, Ticket> tickets = new Recent<>(10_000);

	private final AtomicLong numbers = new AtomicLong(1000);

	private final Incidents incidents;

	private final CaseBook cases;

	TicketController(Incidents incidents, CaseBook cases) {
		this.incidents = incidents;
		this.cases = cases;
	}

	@PostMapping
	ResponseEntity<Ticket> open(@RequestBody TicketRequest request) {
		Reference reference = reference(Input.text("reference", request.reference(), 64));
		String note = Input.text("note", request.note(), 2_000);
		Ticket ticket = ticket(reference, note);
		this.tickets.put(ticket.id(), ticket);
		logger.info("Ticket {} opened for {}, verdict {}", ticket.id(), ticket.reference(), ticket.verdict());
		return ResponseEntity.created(URI.create("/api/tickets/" + ticket.id())).body(ticket);
	}

	@GetMapping("/{id}")
	Ticket get(@PathVariable String id) {
		Ticket ticket = this.tickets.get(id);
		if (ticket == null) {
			throw notFound("There is no such ticket");
		}
		return ticket;
	}

	// Whoever is quick, or was not sampled, gets what the features noted themselves.
	private Ticket ticket(Reference reference, String note) {
		return this.incidents.find(reference.text())
			.filter((incident) -> !incident.outcome().equals("running"))
			.map((incident) -> ticket(incident.traceId(), incident.summary(), incident.verdict().action(), note))
			.or(() -> this.cases.find(reference)
				.map((known) -> ticket(known.traceId(), known.summary(), known.verdict().toString(), note)))
			.orElseThrow(() -> notFound("No request with the reference " + reference
					+ " is known here. References are kept for the last 10,000 requests, until a restart."));
	}

	private Ticket ticket(String traceId, String summary, String verdict, String note) {
		return new Ticket("T-" + this.numbers.incrementAndGet(), traceId, Reference.of(traceId).toString(), summary,
				verdict, note, Instant.now());
	}

	private static Reference reference(String typed) {
		String lower = typed.toLowerCase(Locale.ROOT);
		try {
			return TRACE_ID.matcher(lower).matches() ? Reference.of(lower) : Reference.parse(typed);
		}
		catch (IllegalArgumentException ex) {
			throw Input.bad("This is no reference: " + ex.getMessage() + ". It looks like RF7K-29QX.");
		}
	}

	private static ResponseStatusException notFound(String sentence) {
		return new ResponseStatusException(HttpStatus.NOT_FOUND, sentence);
	}

}
