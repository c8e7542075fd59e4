package io.throughline.entry.servlet;

import java.io.IOException;
import java.util.Map;

import io.throughline.entry.ErrorIds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.View;

/**
 * The page that stands in for Boot's white label and shows the reference.
 */
final class TracedErrorPage implements View {

	@Override
	public String getContentType() {
		return "text/html;charset=UTF-8";
	}

	@Override
	public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		if (!response.isCommitted()) {
			response.setContentType(getContentType());
			response.getWriter().append(ErrorIds.page((model != null) ? model : Map.of()));
		}
	}

}
