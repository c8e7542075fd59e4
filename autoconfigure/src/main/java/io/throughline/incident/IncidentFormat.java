package io.throughline.incident;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * How an answer is written.
 */
public enum IncidentFormat implements Producible<IncidentFormat> {

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

	/**
	 * Write an answer.
	 * @param answer a record, a text, a {@link Problem} or {@code null} for no content
	 * @return the response
	 */
	public WebEndpointResponse<?> answer(@Nullable Object answer) {
		if (answer == null) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
		}
		int status = (answer instanceof Problem problem) ? problem.status() : WebEndpointResponse.STATUS_OK;
		Object body = (this == TEXT && answer instanceof PlainText readable) ? readable.plainText() : answer;
		if (body instanceof String) {
			return new WebEndpointResponse<>(body, status, TEXT.type);
		}
		return new WebEndpointResponse<>(body, status, (answer instanceof Problem) ? JSON.problem : JSON.type);
	}

}
