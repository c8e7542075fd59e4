package io.throughline.sampling;

import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

import io.throughline.sampling.TraceMatch.Part;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Shows what is kept and why, raises it while an incident runs, and prints the same plan
 * for an OpenTelemetry Collector.
 */
@Endpoint(id = "sampling")
final class SamplingEndpoint {

	private final SamplingPlan plan;

	private final Canaries canaries;

	private final SamplingRaises raises;

	private final DecisionCounts counts;

	private final SamplingAudit audit;

	private final InstantSource clock;

	SamplingEndpoint(SamplingPlan plan, Canaries canaries, SamplingRaises raises, DecisionCounts counts,
			SamplingAudit audit, InstantSource clock) {
		this.plan = plan;
		this.canaries = canaries;
		this.raises = raises;
		this.counts = counts;
		this.audit = audit;
		this.clock = clock;
	}

	@ReadOperation
	SamplingReport sampling() {
		Instant now = this.clock.instant();
		return new SamplingReport(SamplingReport.Defaults.of(this.plan),
				this.plan.rules().stream().map((rule) -> SamplingReport.Rule.of(rule, now)).toList(),
				this.raises.active(now).stream().map(SamplingReport.Raise::of).toList(), this.counts.byLevelAndReason(),
				SamplingReport.CanaryReport.of(this.canaries));
	}

	@ReadOperation(produces = "text/plain;charset=UTF-8")
	@Nullable String configuration(@Selector String id) {
		return id.equals("collector") ? new CollectorConfiguration(this.plan, this.clock.instant()).toString() : null;
	}

	@WriteOperation
	WebEndpointResponse<?> raise(@Nullable String tenant, @Nullable String route, @Nullable String model,
			@Nullable String promptVersion, @Nullable String scenario, @Nullable String ratio, @Nullable String until,
			@Nullable String reason, SecurityContext security) {
		Map<Part, @Nullable String> values = new EnumMap<>(Part.class);
		values.put(Part.TENANT, tenant);
		values.put(Part.ROUTE, route);
		values.put(Part.MODEL, model);
		values.put(Part.PROMPT_VERSION, promptVersion);
		values.put(Part.SCENARIO, scenario);
		try {
			Instant now = this.clock.instant();
			return raise(RaiseRequest.of(values, ratio, until, reason, now), now, who(security));
		}
		catch (InvalidEndpointRequestException ex) {
			// Thrown on, its sentence would be left out of the body.
			return error(WebEndpointResponse.STATUS_BAD_REQUEST, String.valueOf(ex.getReason()));
		}
	}

	private WebEndpointResponse<?> raise(RaiseRequest request, Instant now, String who) {
		SamplingRaise raise = this.raises.add(request.match(), request.ratio(), now, request.until(), who,
				request.reason());
		if (raise == null) {
			return error(WebEndpointResponse.STATUS_TOO_MANY_REQUESTS,
					SamplingRaises.MOST + " raises run already: delete one of them first");
		}
		this.audit.raised(raise);
		return new WebEndpointResponse<>(SamplingReport.Raise.of(raise));
	}

	@DeleteOperation
	WebEndpointResponse<?> end(@Selector String id, SecurityContext security) {
		SamplingRaise ended = this.raises.remove(id, this.clock.instant());
		if (ended == null) {
			return error(WebEndpointResponse.STATUS_NOT_FOUND, "No raise of this id runs");
		}
		this.audit.ended(ended, who(security));
		return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
	}

	private static WebEndpointResponse<?> error(int status, String sentence) {
		return new WebEndpointResponse<>(Map.of("error", sentence), status);
	}

	private static String who(SecurityContext security) {
		Principal principal = security.getPrincipal();
		String name = (principal != null && principal.getName() != null) ? OneLine.of(principal.getName()) : "";
		return (name.isEmpty()) ? "anonymous" : name;
	}

}
