package io.throughline.evalcase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.throughline.evalcase.EvalCaseDesk.Made;
import io.throughline.incident.IncidentFormat;
import io.throughline.incident.IncidentTraces;
import io.throughline.incident.Inquiry;
import io.throughline.incident.LookUpAudit;
import io.throughline.incident.Problem;
import io.throughline.incident.ProblemException;
import io.throughline.incident.Problems;
import io.throughline.store.Trace;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * Turns incidents into eval cases, and hands those on.
 */
@WebEndpoint(id = "evalcases")
final class EvalCasesEndpoint {

	private static final MimeType LINES = MimeTypeUtils.parseMimeType("application/jsonl;charset=UTF-8");

	private final EvalCaseDesk desk;

	private final IncidentTraces traces;

	private final Problems problems;

	private final LookUpAudit audit;

	EvalCasesEndpoint(EvalCaseDesk desk, IncidentTraces traces, Problems problems, LookUpAudit audit) {
		this.desk = desk;
		this.traces = traces;
		this.problems = problems;
		this.audit = audit;
	}

	@ReadOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> cases(Inquiry inquiry, IncidentFormat format) {
		EvalCaseInquiry asked = EvalCaseInquiry.toRead(inquiry, this.problems, "dataset", "status", "format");
		CaseStatus status = asked.status();
		List<KeptCase> cases = this.desk.list(asked.dataset().orElse(null))
			.stream()
			.filter((kept) -> asked.isAllowed(kept) && (status == null || status == CaseStatus.of(kept)))
			.toList();
		Optional<ExportFormat> export = asked.format();
		if (export.isEmpty()) {
			return format.answer(new EvalCaseList(cases.stream().map(EvalCaseLine::of).toList()));
		}
		if (status == CaseStatus.DRAFT) {
			return format.answer(this.problems.conflict("draft"));
		}
		return export(cases, export.get(), inquiry);
	}

	private WebEndpointResponse<?> export(List<KeptCase> cases, ExportFormat format, Inquiry inquiry) {
		List<EvalCase> ready = cases.stream().filter(KeptCase::isReady).map(KeptCase::evalCase).toList();
		String ids = ready.stream().map((it) -> it.dataset() + "/" + it.id()).collect(Collectors.joining(" "));
		this.audit.done("EVAL_CASES_EXPORTED", inquiry, Map.of("cases", ids));
		return new WebEndpointResponse<>(ready.stream().map(format::line).collect(Collectors.joining()),
				WebEndpointResponse.STATUS_OK, LINES);
	}

	@ReadOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> schema(@Selector String name, IncidentFormat format) {
		return name.equals(EvalCaseFile.SCHEMA_FILE) ? new WebEndpointResponse<>(EvalCaseFile.schema(),
				WebEndpointResponse.STATUS_OK, MimeTypeUtils.APPLICATION_JSON)
				: format.answer(this.problems.unknownPart(name));
	}

	@ReadOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> evalCase(@Selector String dataset, @Selector String id, Inquiry inquiry,
			IncidentFormat format) {
		EvalCaseInquiry asked = EvalCaseInquiry.toRead(inquiry, this.problems, "format");
		KeptCase kept = find(dataset, id, asked);
		Optional<ExportFormat> export = asked.format();
		if (export.isEmpty()) {
			done("EVAL_CASE_REVEALED", kept, inquiry);
			return format.answer(members(kept));
		}
		return kept.isReady() ? export(List.of(kept), export.get(), inquiry)
				: format.answer(this.problems.conflict("draft"));
	}

	@WriteOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> make(Inquiry inquiry, IncidentFormat format) {
		EvalCaseInquiry asked = EvalCaseInquiry.toChange(inquiry, this.problems, "incident", "dataset");
		String dataset = asked.dataset().orElse("default");
		Trace trace = this.traces.trace(asked.incident(), inquiry);
		if (!trace.summary().content()) {
			return format.answer(this.problems.contentExpired());
		}
		Made made = this.desk.make(trace, dataset);
		if (!made.isKept()) {
			return format.answer(this.problems.noRoom());
		}
		done(made.isNew() ? "EVAL_CASE_MADE" : "EVAL_CASE_REVEALED", made.kept(), inquiry);
		return new WebEndpointResponse<>(members(made.kept()), made.isNew() ? 201 : WebEndpointResponse.STATUS_OK,
				MimeTypeUtils.APPLICATION_JSON);
	}

	@WriteOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> fill(@Selector String dataset, @Selector String id, Inquiry inquiry, IncidentFormat format) {
		EvalCaseInquiry asked = EvalCaseInquiry.toChange(inquiry, this.problems, "expected");
		KeptCase kept = find(dataset, id, asked);
		try {
			Optional<KeptCase> filled = this.desk.fill(kept, asked.expected());
			filled.ifPresent((now) -> done("EVAL_CASE_FILLED", now, inquiry));
			return format.answer(filled.<Object>map(EvalCasesEndpoint::members).orElseGet(this.problems::noRoom));
		}
		catch (InvalidExpectationException ex) {
			throw asked.invalid("evalcase.expected", String.valueOf(ex.getMessage()));
		}
		catch (MeaninglessCaseException ex) {
			return format.answer(this.problems.conflict("proves-nothing"));
		}
	}

	@DeleteOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> remove(@Selector String dataset, @Selector String id, Inquiry inquiry,
			IncidentFormat format) {
		KeptCase kept = find(dataset, id, EvalCaseInquiry.toChange(inquiry, this.problems));
		if (this.desk.remove(kept)) {
			done("EVAL_CASE_REMOVED", kept, inquiry);
		}
		return format.answer(null);
	}

	private KeptCase find(String dataset, String id, EvalCaseInquiry asked) {
		return this.desk.find(asked.dataset(dataset), id)
			.filter(asked::isAllowed)
			.orElseThrow(() -> new ProblemException(unknown(dataset, id)));
	}

	private Problem unknown(String dataset, String id) {
		return this.problems.unknownPart(dataset + "/" + id);
	}

	private static Map<String, Object> members(KeptCase kept) {
		Map<String, Object> members = new LinkedHashMap<>(EvalCaseFile.members(kept.evalCase()));
		members.put("status", CaseStatus.of(kept).word());
		return members;
	}

	private void done(String type, KeptCase kept, Inquiry inquiry) {
		this.audit.done(type, inquiry, Map.of("reference", kept.evalCase().id(), "traceId", kept.evalCase().traceId(),
				"dataset", kept.evalCase().dataset()));
	}

}
