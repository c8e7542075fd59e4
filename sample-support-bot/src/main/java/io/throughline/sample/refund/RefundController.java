package io.throughline.sample.refund;

import java.util.regex.Pattern;

import io.throughline.sample.Input;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Refunds over HTTP. */
@RestController
@RequestMapping("/api/refunds")
final class RefundController {

	static final Pattern ORDER = Pattern.compile("[A-Za-z0-9_-]{1,40}");

	static final long MAX_CENTS = 10_000_000;

	private final RefundDesk desk;

	RefundController(RefundDesk desk) {
		this.desk = desk;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	RefundAccepted open(@RequestBody RefundRequest request) {
		Refund refund = this.desk.queue(Input.matching("orderId", request.orderId(), ORDER),
				Input.between1And("amountCents", request.amountCents(), MAX_CENTS),
				Input.text("reason", request.reason(), 500));
		return new RefundAccepted(refund.refundId(), refund.status(), refund.traceId(), refund.reference());
	}

	@GetMapping("/{id}")
	Refund get(@PathVariable String id) {
		return this.desk.find(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such refund"));
	}

}
