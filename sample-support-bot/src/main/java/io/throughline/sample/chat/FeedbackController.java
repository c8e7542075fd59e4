package io.throughline.sample.chat;

import java.util.regex.Pattern;

import io.throughline.evalcase.Feedback;
import io.throughline.sample.Input;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Thumbs over HTTP: they land on the trace of the answer. */
@RestController
@RequestMapping("/api/feedback")
final class FeedbackController {

	private static final Pattern THUMBS = Pattern.compile("up|down");

	private final Feedback feedback;

	FeedbackController(Feedback feedback) {
		this.feedback = feedback;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void give(@RequestBody FeedbackRequest request) {
		String reference = Input.text("reference", request.reference(), 64);
		String thumbs = Input.matching("thumbs", request.thumbs(), THUMBS);
		String comment = (request.comment() != null) ? Input.text("comment", request.comment(), 2_000) : null;
		if (!this.feedback.give(reference, thumbs.equals("up") ? 1 : -1, comment)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND,
					"No request with this reference is known here yet. It takes a few seconds.");
		}
	}

}
