package io.throughline.sample.crm;

/** The CRM did not answer; the message is what the model gets to read. */
final class CrmUnavailableException extends RuntimeException {

	CrmUnavailableException(String why, Throwable cause) {
		super("The CRM did not answer (" + why + "). The current status is not available.", cause);
	}

}
