package io.throughline.incident.mcp;

import java.security.Principal;

import io.modelcontextprotocol.common.McpTransportContext;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Finds who calls in the servlet request too, on whose thread a synchronous tool runs.
 */
final class ServletCallers implements Callers {

	@Override
	public @Nullable Principal caller(McpTransportContext context) {
		Principal told = OF_TRANSPORT.caller(context);
		if (told != null) {
			return told;
		}
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? attributes.getRequest().getUserPrincipal() : null;
	}

}
