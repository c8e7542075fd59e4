package io.throughline.entry;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.util.HtmlUtils;

import io.throughline.semconv.Field;

/**
 * The ids in what a caller reads of an error: problem details, Boot's error attributes
 * and its HTML page.
 */
public final class ErrorIds {

	private ErrorIds() {
	}

	/**
	 * Return what adds {@code trace_id} and {@code reference} to problem details.
	 * @return the interceptor
	 */
	public static ErrorResponse.Interceptor problemDetails() {
		return (detail, response) -> {
			add(detail, EntryRecorder.TRACE_ATTRIBUTE, MDC.get(Field.TRACE_ID.logKey()));
			add(detail, EntryRecorder.REFERENCE_ATTRIBUTE, MDC.get(Field.REFERENCE.logKey()));
		};
	}

	/**
	 * Return the page that stands in for Boot's white label.
	 * @param model the error attributes
	 * @return a whole HTML page
	 */
	public static String page(Map<String, ? extends @Nullable Object> model) {
		StringBuilder page = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
				+ "<meta name=\"viewport\" content=\"width=device-width\"><title>Something went wrong</title><style>"
				+ "body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem;"
				+ "color-scheme:light dark}output{font:600 1.5rem ui-monospace,monospace}pre{overflow:auto}</style>"
				+ "</head><body><h1>Something went wrong</h1>");
		page.append("<p>").append(text(model, "status")).append(' ').append(text(model, "error")).append("</p>");
		if (model.get("message") != null) {
			page.append("<p>").append(text(model, "message")).append("</p>");
		}
		if (model.get(EntryRecorder.REFERENCE_ATTRIBUTE) != null) {
			page.append("<p>If you ask for help, quote this reference:</p><p><output id=\"reference\">")
				.append(text(model, EntryRecorder.REFERENCE_ATTRIBUTE))
				.append("</output> <button type=\"button\" id=\"copy\" hidden>Copy</button></p><script>"
						+ "if(navigator.clipboard){copy.hidden=false;copy.onclick=()=>navigator.clipboard"
						+ ".writeText(reference.value).then(()=>copy.textContent='Copied')}</script>");
		}
		if (model.get("trace") != null) {
			page.append("<pre>").append(text(model, "trace")).append("</pre>");
		}
		return page.append("</body></html>").toString();
	}

	private static void add(ProblemDetail detail, String name, @Nullable String value) {
		if (value != null) {
			detail.setProperty(name, value);
		}
	}

	private static String text(Map<String, ? extends @Nullable Object> model, String key) {
		Object value = model.get(key);
		return (value != null) ? HtmlUtils.htmlEscape(value.toString()) : "";
	}

}
