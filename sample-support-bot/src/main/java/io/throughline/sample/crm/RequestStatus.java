package io.throughline.sample.crm;

/**
 * What the CRM says about a request.
 *
 * @param subject what the request is about
 * @param status how far it is
 */
record RequestStatus(String subject, String status) {
}
