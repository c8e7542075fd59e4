/**
 * The look-up as a tool of the application's MCP server, read-only and metadata only. The
 * only package that knows the Model Context Protocol on the server's side; it uses the
 * incident room.
 */
@NullMarked
package io.throughline.incident.mcp;

import org.jspecify.annotations.NullMarked;
