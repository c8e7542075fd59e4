package io.throughline.session;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import io.throughline.incident.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Sessions, the one with the last turn first.
 *
 * @param sessions the sessions
 */
record SessionList(List<Line> sessions) implements PlainText {

	static SessionList of(List<Conversation> sessions) {
		return new SessionList(sessions.stream().map(Line::of).toList());
	}

	@Override
	public String plainText() {
		return this.sessions.stream().map(Line::plainText).collect(Collectors.joining());
	}

	/**
	 * A session.
	 *
	 * @param sessionId its id
	 * @param tenant the tenant
	 * @param turns how many turns it has, at most 1000 are counted
	 * @param lastAt when the last of them began
	 * @param outcome how that one ended
	 */
	record Line(String sessionId, @Nullable String tenant, int turns, Instant lastAt, String outcome) {

		static Line of(Conversation session) {
			return new Line(session.session(), session.tenant(), session.newest().size(), session.last().start(),
					session.last().outcome());
		}

		String plainText() {
			String line = String.join("  ", this.sessionId, (this.tenant != null) ? this.tenant : "-",
					this.turns + " turns", this.lastAt.toString(), this.outcome);
			return line.replaceAll("\\p{Cntrl}", " ") + "\n";
		}

	}

}
