package io.throughline.step;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.step.ObservedStepApplication.Crm;
import io.throughline.step.ObservedStepApplication.Index;
import io.throughline.step.ObservedStepApplication.Search;
import io.throughline.testsupport.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Methods with {@link ObservedStep}, by what they return.
 */
class ObservedStepTests {

	private static ConfigurableApplicationContext application;

	private final Crm proxy = application.getBean(Crm.class);

	private final Crm crm = (Crm) AopProxyUtils.getSingletonTarget(this.proxy);

	private final InMemorySpanExporter spans = application.getBean(InMemorySpanExporter.class);

	@BeforeAll
	static void start() {
		application = TestServer.NONE.start(ObservedStepApplication.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void reset() {
		this.spans.reset();
		this.crm.calls.set(0);
		this.crm.inside = () -> {
		};
		this.crm.future = new CompletableFuture<>();
	}

	@Test
	void aPlainMethodIsAStep() {
		assertThat(this.proxy.crmLookup(9132, "chat")).isEqualTo("status 1");
		SpanData span = span();
		assertThat(span.getName()).isEqualTo("execute_tool crm_lookup");
		assertThat(attribute(span, "throughline.step.status")).isEqualTo("ok");
		assertThat(attribute(span, "order.id")).isEqualTo("9132");
		assertThat(attribute(span, "channel")).isEqualTo("chat");
	}

	@Test
	void needsNoAspectJ() {
		assertThat(ClassUtils.isPresent("org.aspectj.weaver.Advice", null)).isFalse();
		assertThat(AopUtils.isCglibProxy(this.proxy)).isTrue();
	}

	@Test
	void whatTheMethodThrowsFlowsThrough() {
		assertThatThrownBy(this.proxy::failing).isInstanceOf(IOException.class).hasMessage("gone");
		assertThat(this.crm.calls).hasValue(1);
		assertThat(attribute(span(), "throughline.step.status")).isEqualTo("tool_error");
	}

	@Test
	void valuesComeFromResolversExpressionsAndTheResult() {
		assertThat(this.proxy.resolved("secret")).isEqualTo("four");
		assertThat(attribute(span(), "masked")).isEqualTo("***");
		assertThat(attribute(span(), "result.length")).isEqualTo("4");
	}

	@Test
	void anArgumentWithoutTextChangesNothing() {
		Object broken = new Object() {

			@Override
			public String toString() {
				throw new IllegalStateException("no text");
			}

		};
		assertThat(this.proxy.crmLookup(broken, "chat")).isEqualTo("status 1");
		assertThat(attribute(span(), "channel")).isEqualTo("chat");
		assertThat(this.proxy.crmLookup(null, "chat")).isEqualTo("status 2");
		assertThat(attribute(this.spans.getFinishedSpanItems().get(1), "order.id")).isEmpty();
	}

	@Test
	void anInterfaceAndASuperclassMaySayIt() {
		application.getBean(Index.class).searchDocs("en");
		application.getBean("lambda", Search.class).searchDocs("de");
		assertThat(this.proxy.recall()).isEqualTo("fact");
		assertThat(AopUtils.isJdkDynamicProxy(application.getBean("lambda"))).isTrue();
		assertThat(this.spans.getFinishedSpanItems()).extracting((span) -> attribute(span, "throughline.step.name"))
			.containsExactly("search_docs", "search_docs", "facts");
		assertThat(this.spans.getFinishedSpanItems()).extracting((span) -> attribute(span, "query.language"))
			.containsExactly("en", "de", null);
	}

	@Test
	void aFutureEndsTheStepWhenItCompletes() {
		assertThat(this.proxy.later()).isSameAs(this.crm.future);
		assertThat(this.spans.getFinishedSpanItems()).isEmpty();
		this.crm.future.complete("shipped");
		assertThat(attribute(span(), "throughline.step.status")).isEqualTo("ok");
		assertThat(attribute(span(), "status")).isEqualTo("shipped");
		assertThat(this.crm.calls).hasValue(1);
	}

	@Test
	void aFutureThatFailsFailsTheStep() {
		this.proxy.later();
		this.crm.future.completeExceptionally(new CompletionException(new TimeoutException()));
		assertThat(attribute(span(), "throughline.step.status")).isEqualTo("timeout");
	}

	@Test
	void aFutureThatIsCancelledCancelsTheStep() {
		this.proxy.later().cancel(true);
		assertThat(attribute(span(), "throughline.step.status")).isEqualTo("cancelled");
	}

	@Test
	void noFutureEndsTheStepAtOnce() {
		this.crm.future = null;
		assertThat(this.proxy.later()).isNull();
		assertThat(attribute(span(), "throughline.step.status")).isEqualTo("ok");
	}

	@Test
	void aMonoIsAStepForEachSubscription() {
		this.crm.mono = Mono.error(new IOException("gone"));
		Mono<String> result = this.proxy.one("4711");
		assertThat(this.spans.getFinishedSpanItems()).isEmpty();
		StepVerifier.create(result.retry(1)).verifyErrorMessage("gone");
		assertThat(this.crm.calls).hasValue(1);
		assertThat(this.spans.getFinishedSpanItems()).hasSize(2).allSatisfy((span) -> {
			assertThat(span.getName()).isEqualTo("execute_tool one");
			assertThat(attribute(span, "order.id")).isEqualTo("4711");
			assertThat(attribute(span, "throughline.step.status")).isEqualTo("tool_error");
		});
	}

	@Test
	void aFluxOfAModelTellsItsFirstChunkAndItsResult() {
		this.crm.flux = Flux.just("a", "b");
		StepVerifier.create(this.proxy.many()).expectNext("a", "b").verifyComplete();
		assertThat(this.crm.calls).hasValue(1);
		assertThat(attribute(span(), "last")).isEqualTo("b");
		assertThat(span().getAttributes().get(AttributeKey.doubleKey("gen_ai.response.time_to_first_chunk")))
			.isPositive();
	}

	@Test
	void aMethodThatFailsBeforeItReturnsItsMonoIsAFailedStep() {
		assertThatThrownBy(this.proxy::failingBefore).isInstanceOf(IllegalArgumentException.class)
			.hasMessage("no order");
		assertThat(this.crm.calls).hasValue(1);
		assertThat(attribute(span(), "throughline.step.status")).isEqualTo("tool_error");
	}

	@ParameterizedTest
	@CsvSource({ "crmLookup,crm_lookup", "getHTTPStatus,get_http_status", "lookupV2,lookup_v2", "planA,plan_a",
			"already_snake,already_snake" })
	void aNameIsInSnakeCase(String method, String name) {
		assertThat(ObservedMethod.snakeCase(method)).isEqualTo(name);
	}

	@Test
	void whatAMethodDoesIsWithinItsStep() {
		Steps steps = application.getBean(Steps.class);
		this.crm.inside = () -> steps.policy("child").run((step) -> step.decision("allow"));
		this.proxy.crmLookup("o-1", "chat");
		assertChildAndParent();
		this.proxy.later();
		this.crm.future.complete("shipped");
		assertChildAndParent();
		this.crm.mono = Mono.fromRunnable(this.crm.inside);
		StepVerifier.create(this.proxy.one("o-1").subscribeOn(Schedulers.boundedElastic())).verifyComplete();
		assertChildAndParent();
	}

	private void assertChildAndParent() {
		assertThat(this.spans.getFinishedSpanItems()).hasSize(2);
		assertThat(span().getName()).isEqualTo("check_policy child");
		assertThat(span().getParentSpanId()).isEqualTo(this.spans.getFinishedSpanItems().get(1).getSpanId());
		this.spans.reset();
	}

	private SpanData span() {
		assertThat(this.spans.getFinishedSpanItems()).isNotEmpty();
		return this.spans.getFinishedSpanItems().get(0);
	}

	private @Nullable String attribute(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

}
