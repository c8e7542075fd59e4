package io.throughline.incident;

import io.throughline.testsupport.TestServer;

/**
 * The contract on Tomcat where all paths are others.
 */
final class TomcatMovedLookUpTests extends OpenLookUpContract {

	TomcatMovedLookUpTests() {
		super(TestServer.TOMCAT, "/app/api/manage/tracing/look-up", "server.servlet.context-path=/app",
				"spring.mvc.servlet.path=/api", "management.endpoints.web.base-path=/manage",
				"management.endpoints.web.path-mapping.incidents=tracing/look-up",
				"management.endpoints.web.path-mapping.health=tracing/health");
	}

}
