package io.throughline.evalcase;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of {@link EvalCaseFile}.
 */
class EvalCaseFileTests {

	private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
		.getSchema(getClass().getResourceAsStream("/META-INF/throughline/eval-case.schema.json"));

	@ParameterizedTest
	@MethodSource("cases")
	void readsWhatItWrote(EvalCase evalCase) {
		String line = EvalCaseFile.write(evalCase);
		assertThat(line).doesNotContain("\n")
			.startsWith("{\"schema\":\"throughline.eval-case.v1\",\"id\":\"RF7K-29QX\"");
		assertThat(EvalCaseFile.read(new StringReader(line))).containsExactly(evalCase);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void writesWhatTheSchemaAsksFor(EvalCase evalCase) {
		assertThat(this.schema.validate(EvalCaseFile.write(evalCase), InputFormat.JSON)).isEmpty();
	}

	@Test
	void schemaTurnsDownWhatIsNoCase() {
		String line = EvalCaseFile.write(Cases.smallest()).replace("\"input\":\"\",", "");
		assertThat(this.schema.validate(line, InputFormat.JSON)).isNotEmpty();
	}

	@Test
	void readsOneCaseALineAndCasesOverSeveralLines() {
		String line = EvalCaseFile.write(Cases.full("contains: ö"));
		String file = line + "\n\n" + EvalCaseFile.write(Cases.smallest()).replace(",", ",\n  ") + "\n";
		assertThat(EvalCaseFile.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))))
			.containsExactly(Cases.full("contains: ö"), Cases.smallest());
	}

	@Test
	void readsNothingFromAnEmptyFile() {
		assertThat(EvalCaseFile.read(new StringReader("\n"))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			eval-case.v1   | eval-case.v2  | Case 2 of the file is of schema 'throughline.eval-case.v2'
			"input":""     | "inputs":""   | Case 2 of the file has no 'input'. Add that member.
			"history":[]   | "history":3   | Case 2 of the file is no JSON or has a member of a wrong type
			"documents":[] | "documents":[ | Case 2 of the file is no JSON or has a member of a wrong type
			""")
	void namesTheCaseThatCannotBeRead(String good, String bad, String message) {
		String line = EvalCaseFile.write(Cases.smallest());
		String file = line + "\n" + line.replace(good, bad);
		assertThatIllegalArgumentException().isThrownBy(() -> EvalCaseFile.read(new StringReader(file)))
			.withMessageStartingWith(message);
	}

	private static Stream<EvalCase> cases() {
		return List.of(Cases.full("contains: refund"), Cases.full(null), Cases.smallest()).stream();
	}

}
