package io.throughline.incident.mcp;

import java.util.List;

import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.incident.IncidentApiAutoConfiguration;
import io.throughline.incident.TextLookUp;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Auto-configuration of the tool in Spring AI's MCP server, of each kind of server: it
 * takes lists of those of its own kind.
 */
@AutoConfiguration(after = IncidentApiAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass(value = McpServerFeatures.class,
		name = "org.springframework.ai.mcp.server.common.autoconfigure.McpServerAutoConfiguration")
@ConditionalOnBean(TextLookUp.class)
public final class IncidentToolAutoConfiguration {

	@Bean
	static IncidentTool throughlineIncidentTool(TextLookUp lookUp, ObjectProvider<Callers> callers) {
		return new IncidentTool(lookUp, callers.getIfAvailable(() -> Callers.OF_TRANSPORT));
	}

	@Bean
	static List<McpServerFeatures.SyncToolSpecification> throughlineSyncTools(IncidentTool tool) {
		return List.of(new McpServerFeatures.SyncToolSpecification(tool.definition(),
				(exchange, request) -> tool.call(exchange.transportContext(), request)));
	}

	@Bean
	static List<McpServerFeatures.AsyncToolSpecification> throughlineAsyncTools(IncidentTool tool) {
		return List.of(new McpServerFeatures.AsyncToolSpecification(tool.definition(),
				(exchange, request) -> tool.callLater(exchange.transportContext(), request)));
	}

	@Bean
	static List<McpStatelessServerFeatures.SyncToolSpecification> throughlineStatelessTools(IncidentTool tool) {
		return List.of(new McpStatelessServerFeatures.SyncToolSpecification(tool.definition(), tool::call));
	}

	@Bean
	static List<McpStatelessServerFeatures.AsyncToolSpecification> throughlineStatelessAsyncTools(IncidentTool tool) {
		return List.of(new McpStatelessServerFeatures.AsyncToolSpecification(tool.definition(), tool::callLater));
	}

	/**
	 * For servlet containers.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HttpServletRequest.class, ServletRequestAttributes.class })
	static class ServletConfiguration {

		@Bean
		static Callers throughlineToolCallers() {
			return new ServletCallers();
		}

	}

}
