package io.throughline.sampling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.throughline.sampling.TraceMatch.Part;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What the endpoint shows.
 *
 * @param defaults what holds where no rule matches
 * @param rules the rules in their order
 * @param raises the raises that run
 * @param decisions decisions since the start, by level and reason
 * @param canaries versions that are new
 */
record SamplingReport(Defaults defaults, List<Rule> rules, List<Raise> raises, Map<String, Map<String, Long>> decisions,
		CanaryReport canaries) implements OperationResponseBody {

	/**
	 * What holds where no rule matches.
	 *
	 * @param ratio share that is kept in full
	 * @param metadataRatio share that is kept as metadata
	 * @param slow from when on a trace is slow
	 */
	record Defaults(double ratio, double metadataRatio, Duration slow) {

		static Defaults of(SamplingPlan plan) {
			return new Defaults(plan.ratios().full(), plan.ratios().metadata(), plan.slow());
		}

	}

	/**
	 * Which traces.
	 *
	 * @param tenant tenant
	 * @param route route
	 * @param model model
	 * @param promptVersion version of a prompt
	 * @param scenario scenario
	 */
	record Match(@Nullable String tenant, @Nullable String route, @Nullable String model,
			@Nullable String promptVersion, @Nullable String scenario) {

		static Match of(TraceMatch match) {
			return new Match(match.value(Part.TENANT), match.value(Part.ROUTE), match.value(Part.MODEL),
					match.value(Part.PROMPT_VERSION), match.value(Part.SCENARIO));
		}

	}

	/**
	 * One rule.
	 *
	 * @param name its name
	 * @param match which traces
	 * @param ratio share that is kept in full
	 * @param metadataRatio share that is kept as metadata
	 * @param until when it ends
	 * @param active whether it has not ended
	 */
	record Rule(String name, Match match, double ratio, double metadataRatio, @Nullable Instant until, boolean active) {

		static Rule of(SamplingRule rule, Instant now) {
			return new Rule(rule.name(), Match.of(rule.match()), rule.ratios().full(), rule.ratios().metadata(),
					rule.until(), rule.isActive(now));
		}

	}

	/**
	 * One raise.
	 *
	 * @param id names it
	 * @param match which traces
	 * @param ratio share that is kept in full at least
	 * @param since when it was raised
	 * @param until when it falls back
	 * @param who who raised it
	 * @param reason why
	 */
	record Raise(String id, Match match, double ratio, Instant since, Instant until, String who,
			String reason) implements OperationResponseBody {

		static Raise of(SamplingRaise raise) {
			return new Raise(raise.id(), Match.of(raise.match()), raise.ratio(), raise.since(), raise.until(),
					raise.who(), raise.reason());
		}

	}

	/**
	 * Versions that are new.
	 *
	 * @param running the newest of those that are canaries now
	 * @param known versions seen since the start
	 * @param forgotten requests of versions that found no room in memory
	 */
	record CanaryReport(List<Canaries.Running> running, int known, long forgotten) {

		static CanaryReport of(Canaries canaries) {
			return new CanaryReport(canaries.running(100), canaries.size(), canaries.forgotten());
		}

	}

}
