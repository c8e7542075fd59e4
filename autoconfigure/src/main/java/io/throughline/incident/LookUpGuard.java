package io.throughline.incident;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;
import org.springframework.util.function.SingletonSupplier;

/**
 * Stands before the endpoints of the look-up, whichever web stack and port they are on:
 * says who may come, how often, and what a browser may do with the answers; and serves
 * the page. Requests to anything else it lets through untouched.
 */
public final class LookUpGuard {

	private static final Map<String, String> HEADERS = Map.of("Content-Security-Policy",
			"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
					+ "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
					+ "require-trusted-types-for 'script'; trusted-types 'none'",
			"X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", "Cross-Origin-Opener-Policy",
			"same-origin", "Cross-Origin-Resource-Policy", "same-origin", "X-Robots-Tag", "noindex", "Cache-Control",
			"no-store");

	// Before any message converter.
	private static final JsonWriter<Problem> PROBLEM = JsonWriter.of((members) -> {
		members.add("type", Problem::type);
		members.add("title", Problem::title);
		members.add("status", Problem::status);
		members.add("detail", Problem::detail);
		members.add("instance", Problem::instance).whenNotNull();
		members.add("reference", Problem::reference).whenNotNull();
		members.add("retryAfterSeconds", Problem::retryAfterSeconds).whenNotNull();
	});

	private final Supplier<LookUpPaths> paths;

	private final CallerRules callers;

	private final LookUpLimit limit;

	private final Supplier<PageShell> page = SingletonSupplier.of(PageShell::load);

	private final Problems problems;

	LookUpGuard(Supplier<LookUpPaths> paths, CallerRules callers, LookUpLimit limit, Problems problems) {
		this.paths = SingletonSupplier.of(paths);
		this.callers = callers;
		this.limit = limit;
		this.problems = problems;
	}

	/**
	 * Return whether no endpoint of the look-up is open.
	 * @return whether there is nothing to guard
	 */
	public boolean isIdle() {
		return this.paths.get().isEmpty();
	}

	@Nullable String incidents() {
		return this.paths.get().incidents();
	}

	/**
	 * Return whether a path is one of the look-up.
	 * @param path the path as in {@link LookUpRequest#path()}
	 * @return whether it is
	 */
	public boolean guards(List<String> path) {
		return this.paths.get().find(path) != null;
	}

	/**
	 * Return the headers of all answers to what is guarded.
	 * @return the headers
	 */
	public Map<String, String> headers() {
		return HEADERS;
	}

	/**
	 * Check a request.
	 * @param request the request
	 * @return what to answer, or {@code null} if the endpoint is to answer
	 */
	public @Nullable LookUpAnswer check(LookUpRequest request) {
		LookUpPath path = this.paths.get().find(request.path());
		if (path == null) {
			return null;
		}
		if (!this.callers.allow(request)) {
			return LookUpAnswer.notFound();
		}
		LookUpAnswer page = this.page.get().answer(path, request);
		return (page != null || !isLookUp(path, request)) ? page : limited(this.limit.take(request.user()));
	}

	private static boolean isLookUp(LookUpPath path, LookUpRequest request) {
		return CallerRules.isRead(request) && (request.hasParameter("q") || path.isId());
	}

	private @Nullable LookUpAnswer limited(long seconds) {
		if (seconds == 0) {
			return null;
		}
		Problem problem = this.problems.tooManyLookUps(seconds);
		return new LookUpAnswer(problem.status(),
				Map.of("Content-Type", "application/problem+json", "Retry-After", Long.toString(seconds)),
				PROBLEM.writeToString(problem).getBytes(StandardCharsets.UTF_8));
	}

}
