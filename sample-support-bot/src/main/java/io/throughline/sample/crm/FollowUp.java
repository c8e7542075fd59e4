package io.throughline.sample.crm;

/**
 * A question to the CRM that is still open.
 *
 * @param subject what the customer's request is about
 */
record FollowUp(String subject) {

	static final String TOPIC = "follow-ups";

}
