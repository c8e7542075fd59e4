package io.throughline.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Stands beside {@code @SpringBootTest} and lets the test see what production sees: the
 * propagation that Spring Boot switches off in tests is on, every trace is kept, nothing
 * is exported over the network, and {@link Traces} can be injected or taken as a
 * parameter.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(TracesExtension.class)
@Import(TracesConfiguration.class)
@TestPropertySource(properties = { "spring.test.tracing.export=true", "management.tracing.export.enabled=true",
		"management.tracing.export.otlp.enabled=false", "management.opentelemetry.tracing.sampler=always_on",
		"throughline.sampling.ratio=1" })
public @interface ThroughlineTest {

}
