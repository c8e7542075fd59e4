package io.throughline.incident;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The look-up of incidents.
 *
 * @param showContent When prompts, answers, arguments and document texts are shown.
 * @param contentRoles Roles that may see content and pin traces.
 * @param allowedHosts Hosts under which the look-up answers while nothing secures it.
 * @param unsecured Whether the look-up answers everybody while nothing secures it.
 * @param lookUpsPerMinute Most look-ups of one user or address in a minute.
 * @param links Pages elsewhere, with placeholders such as "{traceId}" in their "url".
 * @param logQueries Searches for log lines, with placeholders such as "{ref}" in their
 * "query".
 * @param environment Name of this environment. The "deployment.environment.name" of the
 * resource by default.
 * @param environments Addresses of the look-ups of other environments, by name.
 */
@ConfigurationProperties("throughline.incidents")
record IncidentsProperties(@DefaultValue("when-authorized") Show showContent,
		@DefaultValue("THROUGHLINE_ENGINEER") Set<String> contentRoles, @DefaultValue( {
				"localhost", "127.0.0.1", "[::1]" }) List<String> allowedHosts,
		@DefaultValue("false") boolean unsecured, @DefaultValue("60") int lookUpsPerMinute,
		@DefaultValue List<Link> links, @DefaultValue List<LogQuery> logQueries, @Nullable String environment,
		@DefaultValue Map<String, String> environments){

	IncidentsProperties {
		if (lookUpsPerMinute < 1) {
			throw bad("look-ups-per-minute", lookUpsPerMinute, "it must be 1 or more");
		}
		for (int i = 0; i < links.size(); i++) {
			checkUrl("links[" + i + "].url", links.get(i).url());
			checkPlaceholders("links[" + i + "].url", links.get(i).url());
		}
		for (int i = 0; i < logQueries.size(); i++) {
			checkPlaceholders("log-queries[" + i + "].query", logQueries.get(i).query());
		}
		environments.forEach((name, url) -> checkUrl("environments." + name, url));
	}

	private static void checkUrl(String key, String url) {
		try {
			URI uri = URI.create(url.replaceAll("\\{\\w+}", "x"));
			if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
				return;
			}
		}
		catch (IllegalArgumentException ex) {
			throw bad(key, url, "it is no URL: escape what may not stand in one, such as '\"' as '%22'");
		}
		throw bad(key, url, "it must begin with 'http://' or 'https://' and a host");
	}

	private static void checkPlaceholders(String key, String template) {
		Template.unknown(template).ifPresent((name) -> {
			throw bad(key, template, "'{" + name + "}' is none of the placeholders "
					+ String.join(", ", Template.NAMES.stream().map((known) -> "{" + known + "}").toList()));
		});
	}

	private static InvalidConfigurationPropertyValueException bad(String key, Object value, String reason) {
		return new InvalidConfigurationPropertyValueException("throughline.incidents." + key, value, reason);
	}

	/**
	 * Return the look-ups of other environments.
	 */
	List<Link> otherEnvironments() {
		return this.environments.entrySet().stream().map((one) -> new Link(one.getKey(), one.getValue())).toList();
	}

}
