package io.throughline.entry;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.throughline.identity.Identity;
import io.throughline.identity.IdentityResolver;
import io.throughline.propagation.RequiredIds;
import io.throughline.reference.Reference;
import io.throughline.scope.MdcScope;
import io.throughline.scope.ScopeFieldsHandler;
import io.throughline.scope.TraceFailure;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.AntPathMatcher;

/**
 * What the door does with a request, for both wings.
 */
public final class EntryRecorder {

	/**
	 * Request attribute that holds the trace id, for access logs: {@code %{trace_id}r}.
	 */
	public static final String TRACE_ATTRIBUTE = "trace_id";

	/**
	 * Request attribute that holds the short reference.
	 */
	public static final String REFERENCE_ATTRIBUTE = "reference";

	private static final Logger logger = LoggerFactory.getLogger("io.throughline.request");

	private final AntPathMatcher paths = new AntPathMatcher();

	private final AtomicBoolean resolverFailed = new AtomicBoolean();

	private final EntryProperties properties;

	private final ObjectProvider<IdentityResolver> resolver;

	private final ScopeFieldsHandler fields;

	private final ObjectProvider<RequiredIds> required;

	private final @Nullable String appVersion;

	EntryRecorder(EntryProperties properties, ObjectProvider<IdentityResolver> resolver, ScopeFieldsHandler fields,
			ObjectProvider<RequiredIds> required, @Nullable String appVersion) {
		this.properties = properties;
		this.resolver = resolver;
		this.fields = fields;
		this.required = required;
		this.appVersion = appVersion;
	}

	/**
	 * Receive a request whose observation was just started: identify it, put the ids on
	 * its answer and log its first line.
	 * @param request the request
	 * @param context context of its observation
	 * @return whether it is let in; if not, it is answered with {@link UnmarkedRequest}
	 */
	public boolean open(EntryRequest request, Observation.Context context) {
		identify(request, context);
		mark(request, context);
		tagReference(context);
		// Servlets are found by the one path and controllers by the other.
		if (isLogged(request.path()) || isLogged(request.lookupPath())) {
			log(OpenedRequest.of(request), context);
		}
		else {
			tagExcluded(context);
		}
		RequiredIds ids = this.required.getIfAvailable();
		return ids == null || ids.admits(context, request.path(), request.lookupPath());
	}

	private void tagExcluded(Observation.ContextView context) {
		Span span = MdcScope.span(context);
		String attribute = Field.EXCLUDED.attribute();
		if (span != null && attribute != null) {
			span.tag(attribute, true);
		}
	}

	private void log(OpenedRequest opened, Observation.Context context) {
		context.put(OpenedRequest.class, opened);
		try (MdcScope scope = MdcScope.open(context)) {
			logger.atInfo()
				.addKeyValue(Field.HTTP_METHOD.logKey(), opened.method())
				.addKeyValue(Field.APP_VERSION.logKey(), this.appVersion)
				.log("{} {} received", opened.method(), opened.path());
		}
	}

	/**
	 * Identify a request, at the door and once more after authentication.
	 * @param request the request
	 * @param context context of its observation
	 */
	public void identify(EntryRequest request, Observation.Context context) {
		resolve(request).putInto(context);
		this.fields.refresh();
	}

	/**
	 * Put the ids on the answer and on the request's attributes.
	 * @param request the request
	 * @param context context of its observation
	 */
	public void mark(EntryRequest request, Observation.ContextView context) {
		TraceContext trace = MdcScope.trace(context);
		if (trace == null) {
			return;
		}
		String reference = Reference.of(trace.traceId()).text();
		request.attribute(TRACE_ATTRIBUTE, trace.traceId());
		request.attribute(REFERENCE_ATTRIBUTE, reference);
		answerHeader(request, this.properties.traceHeader(), trace.traceId());
		answerHeader(request, this.properties.referenceHeader(), reference);
	}

	/**
	 * Tell a trusted caller, on the answer that is about to go, that something failed.
	 * @param request the request
	 * @param context context of its observation
	 */
	public void answer(EntryRequest request, Observation.ContextView context) {
		if (TraceFailure.isForCaller(context)) {
			request.answerHeader(TraceFailure.HEADER, TraceFailure.DEGRADED);
		}
	}

	private void tagReference(Observation.ContextView context) {
		Span span = MdcScope.span(context);
		TraceContext trace = MdcScope.trace(context);
		String attribute = Field.REFERENCE.attribute();
		if (span != null && trace != null && attribute != null) {
			span.tag(attribute, Reference.of(trace.traceId()).text());
		}
	}

	private boolean isLogged(String path) {
		List<String> excluded = this.properties.exclude();
		return excluded.stream().noneMatch((pattern) -> this.paths.match(pattern, path));
	}

	private Identity resolve(EntryRequest request) {
		try {
			return Objects.requireNonNull(this.resolver.getObject().resolve(request), "No identity was returned");
		}
		catch (RuntimeException ex) {
			if (this.resolverFailed.compareAndSet(false, true)) {
				logger.error("The identity of a request was not resolved; further failures are not logged", ex);
			}
			return Identity.NONE;
		}
	}

	private void answerHeader(EntryRequest request, String name, String value) {
		if (!name.isEmpty()) {
			request.answerHeader(name, value);
		}
	}

}
