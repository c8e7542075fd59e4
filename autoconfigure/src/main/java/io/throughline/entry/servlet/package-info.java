/**
 * The door of servlet applications: thin views and filters over the entry room. The only
 * room that knows the Servlet API, besides the carrier adapters.
 */
@NullMarked
package io.throughline.entry.servlet;

import org.jspecify.annotations.NullMarked;
