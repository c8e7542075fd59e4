package io.throughline.incident;

import java.security.Principal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.throughline.store.TraceStoreException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SecurityContext;

/**
 * Answers look-ups as the {@code incidents} endpoint does where text is accepted, for
 * those who ask in another way than by HTTP. Only metadata leaves through it.
 */
public final class TextLookUp {

	private final IncidentsEndpoint endpoint;

	private final InquiryRules rules;

	TextLookUp(IncidentsEndpoint endpoint, InquiryRules rules) {
		this.endpoint = endpoint;
		this.rules = rules;
	}

	/**
	 * Look up whatever was pasted.
	 * @param pasted the text
	 * @param user who asks, {@code null} if nobody is known
	 * @return an incident, several of them in a list, or why there is none
	 */
	public String find(String pasted, @Nullable Principal user) {
		// A text without a word is not one that asks for all.
		Map<String, Object> arguments = Map.of("q", pasted.isBlank() ? "?" : pasted);
		Inquiry inquiry = new Inquiry(new Caller(user), arguments, Set.of(), this.rules);
		try {
			Object body = this.endpoint.search(inquiry, IncidentFormat.TEXT).getBody();
			return Objects.toString(body, "");
		}
		catch (ProblemException ex) {
			return ex.problem().plainText();
		}
		catch (TraceStoreException ex) {
			return this.rules.problems().storeUnavailable().plainText();
		}
	}

	/**
	 * Somebody without a role.
	 *
	 * @param user who it is, if known
	 */
	private record Caller(@Nullable Principal user) implements SecurityContext {

		@Override
		public @Nullable Principal getPrincipal() {
			return this.user;
		}

		@Override
		public boolean isUserInRole(String role) {
			return false;
		}

	}

}
