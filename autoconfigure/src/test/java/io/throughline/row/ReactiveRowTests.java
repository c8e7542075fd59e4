package io.throughline.row;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.opentelemetry.api.trace.Span;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the trace id in rows that Spring Data R2DBC writes into a real PostgreSQL.
 */
class ReactiveRowTests {

	@Test
	void stampsANewRowOnWhateverThread() throws Exception {
		try (PostgresApplication application = PostgresApplication.reactive()) {
			R2dbcEntityTemplate template = application.context().getBean(R2dbcEntityTemplate.class);
			Observation request = Observation.start("request",
					application.context().getBean(ObservationRegistry.class));
			String traceId = request.scoped(() -> Span.current().getSpanContext().getTraceId());
			Payment saved = Mono.just(1L)
				.publishOn(Schedulers.parallel())
				.flatMap((id) -> template.insert(new Payment(id, 10, null, true)))
				.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, request))
				.block();
			request.stop();
			assertThat(saved).isNotNull();
			assertThat(saved.traceId()).isEqualTo(traceId);
			assertThat(template.getDatabaseClient()
				.sql("select trace_id from payment where id = 1")
				.mapValue(String.class)
				.one()
				.block()).isEqualTo(traceId);
		}
	}

}
