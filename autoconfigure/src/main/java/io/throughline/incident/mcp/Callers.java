package io.throughline.incident.mcp;

import java.security.Principal;

import io.modelcontextprotocol.common.McpTransportContext;
import org.jspecify.annotations.Nullable;

/**
 * Says who calls a tool.
 */
@FunctionalInterface
interface Callers {

	/**
	 * Where a transport tells it: what it extracts of a request under this key.
	 */
	String KEY = Principal.class.getName();

	/**
	 * Return who calls, as far as the transport says so.
	 */
	Callers OF_TRANSPORT = (context) -> (context.get(KEY) instanceof Principal user) ? user : null;

	/**
	 * Return who calls.
	 * @param context what the transport says of the call
	 * @return the caller, or {@code null} if nobody is known
	 */
	@Nullable Principal caller(McpTransportContext context);

}
