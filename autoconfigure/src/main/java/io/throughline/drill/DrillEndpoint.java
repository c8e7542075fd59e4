package io.throughline.drill;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import io.throughline.incident.IncidentFormat;
import io.throughline.incident.Inquiry;
import io.throughline.incident.Problems;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * Runs the drill on the running application, one at a time, for those who may change
 * something.
 */
@WebEndpoint(id = "drill")
final class DrillEndpoint {

	private final ReentrantLock one = new ReentrantLock();

	private final DrillRun run;

	private final DrillAudit audit;

	private final Problems problems;

	DrillEndpoint(DrillRun run, DrillAudit audit, Problems problems) {
		this.run = run;
		this.audit = audit;
		this.problems = problems;
	}

	@WriteOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> drill(Inquiry inquiry, IncidentFormat format) {
		inquiry.requireOnly(Set.of());
		if (!inquiry.mayChange()) {
			return format.answer(this.problems.contentNotPermitted());
		}
		if (!this.one.tryLock()) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_TOO_MANY_REQUESTS);
		}
		try {
			return format.answer(run(inquiry.user()));
		}
		finally {
			this.one.unlock();
		}
	}

	private @Nullable Object run(String user) {
		try {
			DrillReport report = DrillReport.of(List.of(this.run.run()));
			this.audit.ran(user, report);
			return report;
		}
		catch (IOException ex) {
			this.audit.failed(user, ex);
			return "The request of the drill was not answered: " + ex.getClass().getSimpleName();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.audit.failed(user, ex);
			return "The drill was interrupted";
		}
	}

}
