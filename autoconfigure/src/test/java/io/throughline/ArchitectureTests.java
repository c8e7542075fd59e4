package io.throughline;

import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.springframework.beans.factory.config.BeanPostProcessor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The floor plan as a test: which room may use which, and which library only one room may
 * know.
 */
class ArchitectureTests {

	/**
	 * A room and the rooms it may use. The root package is used by all.
	 */
	private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(Map.entry("semconv", Set.of()),
			Map.entry("reference", Set.of()), Map.entry("cost", Set.of()), Map.entry("redaction", Set.of("semconv")),
			Map.entry("sampling", Set.of("semconv")), Map.entry("scope", Set.of("semconv", "reference")),
			Map.entry("propagation", Set.of("semconv", "reference", "scope")),
			Map.entry("identity", Set.of("semconv", "scope", "propagation", "redaction")),
			Map.entry("step", Set.of("semconv", "reference", "scope", "cost", "redaction")),
			Map.entry("entry", Set.of("semconv", "reference", "scope", "propagation", "identity", "step")),
			Map.entry("wire", Set.of("semconv")),
			Map.entry("genai", Set.of("semconv", "scope", "propagation", "step", "wire", "cost")),
			Map.entry("async", Set.of("scope", "propagation", "step")), Map.entry("row", Set.of()),
			Map.entry("job", Set.of("semconv", "scope", "propagation")),
			Map.entry("pipeline", Set.of("semconv", "redaction", "sampling", "cost")),
			Map.entry("messaging", Set.of("semconv", "reference", "scope", "propagation")),
			Map.entry("logging", Set.of("semconv", "reference", "redaction")),
			Map.entry("store", Set.of("semconv", "reference", "redaction", "sampling", "pipeline")),
			Map.entry("incident", Set.of("semconv", "reference", "redaction", "sampling", "store")),
			Map.entry("session", Set.of("semconv", "store", "incident")),
			Map.entry("prompt", Set.of("semconv", "sampling", "store", "incident")),
			Map.entry("integrity", Set.of("semconv", "sampling", "propagation", "store", "incident")),
			Map.entry("evalcase", Set.of("semconv", "reference", "redaction", "step", "store", "incident")),
			Map.entry("drill", Set.of("semconv", "reference", "scope", "propagation", "pipeline", "store", "incident")),
			Map.entry("test", Set.of("semconv", "reference", "scope", "redaction", "propagation", "step", "store",
					"incident", "evalcase", "drill", "integrity")));

	/**
	 * A library and the packages that may know it.
	 */
	private static final Map<String, String[]> ONLY_IN = Map.ofEntries(
			only("jakarta.servlet..", "io.throughline.entry.servlet..", "io.throughline.propagation..",
					"io.throughline.incident.mcp..", "io.throughline.incident.servlet..", "io.throughline.test.."),
			only("org.apache.kafka..", "io.throughline.messaging.kafka..", "io.throughline.test.."),
			only("org.springframework.kafka..", "io.throughline.messaging.kafka..", "io.throughline.test.."),
			only("reactor..", "io.throughline.entry.reactive..", "io.throughline.async..",
					"io.throughline.genai.springai..", "io.throughline.genai.webclient..",
					"io.throughline.step.reactor..", "io.throughline.incident.mcp..",
					"io.throughline.incident.reactive..", "io.throughline.row.."),
			only("org.hibernate..", "io.throughline.row.."), only("org.springframework.data..", "io.throughline.row.."),
			only("net.ttddyy..", "io.throughline.row.."),
			only("org.springframework.ai..", "io.throughline.genai.springai..", "io.throughline.evalcase.springai..",
					"io.throughline.test.evalcase.springai.."),
			only("io.modelcontextprotocol..", "io.throughline.incident.mcp.."),
			only("dev.langchain4j..", "io.throughline.genai.langchain4j.."),
			only("com.openai..", "io.throughline.genai.openai.."),
			only("com.anthropic..", "io.throughline.genai.anthropic.."),
			only("com.google.i18n..", "io.throughline.redaction.."),
			only("com.google.re2j..", "io.throughline.redaction.."),
			only("org.sqlite..", "io.throughline.store.jdbc.."), only("java.sql..", "io.throughline.store.jdbc.."),
			only("javax.sql..", "io.throughline.store.jdbc.."), only("net.logstash..", "io.throughline.logging.."),
			only("org.springframework.boot.actuate..", "io.throughline.sampling..", "io.throughline.incident..",
					"io.throughline.session..", "io.throughline.prompt..", "io.throughline.integrity..",
					"io.throughline.evalcase..", "io.throughline.drill.."),
			only("org.springframework.security..", "io.throughline.identity..", "io.throughline.incident.reactive.."),
			only("io.opentelemetry.sdk.trace..", "io.throughline.pipeline..", "io.throughline.store..",
					"io.throughline.test.."),
			only("org.junit..", "io.throughline.test.."), only("org.assertj..", "io.throughline.test.."),
			only("org.springframework.test..", "io.throughline.test.."),
			only("org.springframework.boot.test..", "io.throughline.test.."),
			only("org.springframework.boot.health..", "io.throughline.pipeline..", "io.throughline.integrity.."),
			only("com.networknt..", "io.throughline.evalcase.."),
			only("tools.jackson..", "io.throughline.wire..", "io.throughline.genai..", "io.throughline.logging..",
					"io.throughline.evalcase..", "io.throughline.test.."));

	/**
	 * The rooms in which traces are looked up.
	 */
	private static final String[] READ_SIDE = { "io.throughline.store..", "io.throughline.incident..",
			"io.throughline.session..", "io.throughline.prompt..", "io.throughline.evalcase..",
			"io.throughline.integrity..", "io.throughline.drill..", "io.throughline.test.." };

	private final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.throughline");

	@TestFactory
	Stream<DynamicTest> roomUsesOnlyWhatItMay() {
		return MAY_USE.entrySet()
			.stream()
			.map((room) -> DynamicTest.dynamicTest(room.getKey(),
					() -> rule(room.getKey(), room.getValue()).check(this.classes)));
	}

	@Test
	void costIsCalculatedWithoutSpring() {
		noClasses().that()
			.resideInAPackage("io.throughline.cost..")
			.and()
			.haveNameNotMatching(".*[.](Cost(Auto|Prop|Meter)|ConfiguredPrices|package-info).*")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "io.micrometer..", "io.opentelemetry..")
			.check(this.classes);
	}

	@Test
	void textsAreRedactedWithoutFrameworks() {
		noClasses().that()
			.resideInAPackage("io.throughline.redaction..")
			.and()
			.haveNameNotMatching(".*[.](Redaction(Auto|Prop)|ContentProp|ConfiguredRedaction|package-info).*")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "io.micrometer..", "io.opentelemetry..")
			.check(this.classes);
	}

	@Test
	void modelCallsAreReadWithoutFrameworks() {
		noClasses().that()
			.resideInAPackage("io.throughline.wire")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "io.micrometer..", "io.opentelemetry..")
			.check(this.classes);
	}

	@Test
	void samplingIsDecidedWithoutFrameworks() {
		noClasses().that()
			.resideInAPackage("io.throughline.sampling")
			.and()
			.haveNameNotMatching(".*[.](Sampling(Auto|Endpoint|Prop|Audit|Report)|ConfiguredSampling|DecisionMeter"
					+ "|RaiseRequest|package-info).*")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "io.micrometer..", "io.opentelemetry..")
			.check(this.classes);
	}

	@Test
	void whatIsLookedUpMeetsWhatIsWrittenOnlyInTheReceiver() {
		noClasses().that()
			.resideInAPackage("io.throughline.store..")
			.should()
			.dependOnClassesThat(resideInAPackage("io.throughline.pipeline..")
				.and(not(simpleName("TraceReceiver").or(simpleName("FinishedTrace")))))
			.check(this.classes);
		noClasses().that(resideInAPackage("io.throughline..").and(not(resideInAnyPackage(READ_SIDE))))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(READ_SIDE)
			.check(this.classes);
	}

	@Test
	void everyRoomIsOnTheFloorPlan() {
		String[] rooms = MAY_USE.keySet()
			.stream()
			.map((room) -> "io.throughline." + room + "..")
			.toArray(String[]::new);
		classes().should()
			.resideInAnyPackage(Stream.concat(Stream.of("io.throughline"), Stream.of(rooms)).toArray(String[]::new))
			.check(this.classes);
	}

	@Test
	void roomsFormNoCycle() {
		slices().matching("io.throughline.(*)..").should().beFreeOfCycles().check(this.classes);
	}

	@TestFactory
	Stream<DynamicTest> libraryIsKnownOnlyToItsRoom() {
		return ONLY_IN.entrySet()
			.stream()
			.map((library) -> DynamicTest.dynamicTest(library.getKey(),
					() -> noClasses().that(not(resideInAnyPackage(library.getValue())))
						.should()
						.dependOnClassesThat()
						.resideInAPackage(library.getKey())
						.check(this.classes)));
	}

	@Test
	void nothingStaticCanChange() {
		fields().that().areStatic().and().areNotPrivate().should().beFinal().check(this.classes);
		fields().that(new DescribedPredicate<JavaField>("are static") {

			@Override
			public boolean test(JavaField field) {
				return field.getModifiers().contains(JavaModifier.STATIC) && !field.getName().startsWith("$");
			}

		}).should().beFinal().check(this.classes);
	}

	@Test
	void beansArePostProcessedOnlyWhereNoCustomizerExists() {
		classes().that()
			.implement(BeanPostProcessor.class)
			.should()
			.resideInAnyPackage("io.throughline.async..", "io.throughline.messaging.kafka..",
					// java.net.http.HttpClient has neither customizer nor observation
					"io.throughline.propagation..",
					// what is real must not run in a replay
					"io.throughline.test..",
					// clients of models that have none either
					"io.throughline.genai.(*)..")
			.check(this.classes);
	}

	@Test
	void namesSayWhatAClassIs() {
		noClasses().should()
			.haveSimpleNameEndingWith("Util")
			.orShould()
			.haveSimpleNameEndingWith("Utils")
			.orShould()
			.haveSimpleNameEndingWith("Helper")
			.orShould()
			.haveSimpleNameEndingWith("Manager")
			.orShould()
			.haveSimpleNameEndingWith("Impl")
			.check(this.classes);
	}

	@Test
	void everyPackageIsNullMarked() {
		Stream<JavaClass> infos = this.classes.stream().filter((type) -> type.getSimpleName().equals("package-info"));
		Set<String> marked = infos.filter((info) -> info.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
			.map(JavaClass::getPackageName)
			.collect(Collectors.toSet());
		classes().should().resideInAnyPackage(marked.toArray(String[]::new)).check(this.classes);
	}

	@Test
	void mostTypesAreHidden() {
		long all = this.classes.stream().filter(JavaClass::isTopLevelClass).count();
		long open = this.classes.stream()
			.filter((type) -> type.isTopLevelClass() && Modifier.isPublic(type.reflect().getModifiers()))
			.count();
		assertThat(open * 100 / all).isLessThanOrEqualTo(50);
	}

	private ArchRule rule(String room, Set<String> mayUse) {
		String[] allowed = Stream.concat(Stream.of(room), mayUse.stream())
			.map((name) -> "io.throughline." + name + "..")
			.toArray(String[]::new);
		return noClasses().that()
			.resideInAPackage("io.throughline." + room + "..")
			.should()
			.dependOnClassesThat(resideInAPackage("io.throughline.*..").and(not(resideInAnyPackage(allowed))));
	}

	private static Map.Entry<String, String[]> only(String library, String... rooms) {
		return Map.entry(library, rooms);
	}

}
