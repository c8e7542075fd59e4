package io.throughline.incident;

import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * How an incident is written.
 */
enum IncidentFormat implements Producible<IncidentFormat> {

	/**
	 * As text.
	 */
	TEXT("text/plain;charset=UTF-8", "text/plain;charset=UTF-8"),

	/**
	 * As JSON.
	 */
	JSON("application/json", "application/problem+json");

	private final MimeType type;

	private final MimeType problem;

	IncidentFormat(String type, String problem) {
		this.type = MimeTypeUtils.parseMimeType(type);
		this.problem = MimeTypeUtils.parseMimeType(problem);
	}

	@Override
	public MimeType getProducedMimeType() {
		return this.type;
	}

	@Override
	public boolean isDefault() {
		return this == JSON;
	}

	MimeType problem() {
		return this.problem;
	}

}
