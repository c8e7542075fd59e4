package io.throughline.incident;

import java.security.Principal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SecurityContext;

/**
 * Who asks for what, in one call of an endpoint.
 */
public final class Inquiry {

	private final SecurityContext security;

	private final Map<String, Object> arguments;

	private final Set<String> selectors;

	private final InquiryRules rules;

	Inquiry(SecurityContext security, Map<String, Object> arguments, Set<String> selectors, InquiryRules rules) {
		this.security = security;
		this.arguments = arguments;
		this.selectors = selectors;
		this.rules = rules;
	}

	/**
	 * Return who asks.
	 * @return the name, or {@code anonymous} if nobody is logged in
	 */
	public String user() {
		Principal user = this.security.getPrincipal();
		return (user != null) ? user.getName() : "anonymous";
	}

	boolean isLoggedIn() {
		return this.security.getPrincipal() != null;
	}

	/**
	 * Return whether content may be shown: prompts, answers, arguments, document texts.
	 * @return whether it may
	 */
	public boolean mayReveal() {
		return this.rules.mayReveal(this.security);
	}

	/**
	 * Return whether something may be changed, such as the pin of a trace.
	 * @return whether it may
	 */
	public boolean mayChange() {
		return this.rules.mayChange(this.security);
	}

	/**
	 * Return whether a trace may be looked up.
	 * @param trace the trace
	 * @return whether it may; else it is as if it were not there
	 */
	public boolean isAllowed(TraceSummary trace) {
		return this.rules.access().isAllowed(this.security.getPrincipal(), trace);
	}

	/**
	 * Return whether there may be traces that must not be looked up.
	 */
	boolean isRestricted() {
		return this.rules.access() != IncidentAccess.ALL;
	}

	/**
	 * Return a query parameter or a member of the body.
	 * @param name the name
	 * @return the value, the first if there are several, or {@code null} if there is none
	 */
	public @Nullable String argument(String name) {
		return all(name).findFirst().orElse(null);
	}

	/**
	 * Return all values of a query parameter, be it given several times or separated by
	 * commas.
	 * @param name the name
	 * @return the values
	 */
	public Set<String> values(String name) {
		return all(name).flatMap((value) -> Stream.of(value.split(",")))
			.map(String::strip)
			.filter((value) -> !value.isEmpty())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private Stream<String> all(String name) {
		Object value = this.arguments.get(name);
		Stream<?> values = (value instanceof Collection<?> several) ? several.stream() : Stream.ofNullable(value);
		return values.map(Object::toString);
	}

	/**
	 * Turn down arguments that are not known: one that is silently ignored misleads.
	 * @param known the names that are known
	 */
	public void requireOnly(Collection<String> known) {
		this.arguments.keySet()
			.stream()
			.filter((name) -> !this.selectors.contains(name) && !known.contains(name))
			.findFirst()
			.ifPresent((name) -> {
				throw invalid("query.unknown", Words.shortened(name), String.join(", ", new TreeSet<>(known)));
			});
	}

	ProblemException invalid(String code, String... values) {
		return new ProblemException(this.rules.problems().invalidQuery(code, (Object[]) values));
	}

	/**
	 * Return which traces are asked for.
	 * @return the filter
	 */
	public IncidentFilter filter() {
		return new FilterReader(this, this.rules.clock().instant()).read();
	}

}
