package io.throughline.incident;

import io.throughline.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link PastedText}.
 */
class PastedTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "RF7K-29QX", "rf7k29qx", " rf7k \u2013 29qx\n", "\"RF7K-29QX\"", "ref=RF7K-29QX",
			"Dear team, my refund RF7K-29QX is missing since last week. Best, Ann",
			"reference code RF7K 29QX was shown", "crrn-s278-hxx6", "the code CRRN S278 HXX6." })
	void findsReferences(String text) {
		Reference shorter = Reference.parse("RF7K-29QX");
		assertThat(new PastedText(text).references())
			.anyMatch((found) -> found.equals(shorter) || found.text().equals("CRRN-S278-HXX6"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "4bf92f3577b34da6a3ce929af6383afb", "4BF92F3577B34DA6A3CE929AF6383AFB",
			"4bf92f35-77b3-4da6-a3ce-929af6383afb", "00-4bf92f3577b34da6a3ce929af6383afb-00f067aa0ba902b7-01",
			"see trace_id=4bf92f3577b34da6a3ce929af6383afb, please" })
	void findsTraceIds(String text) {
		assertThat(new PastedText(text).traceIds()).containsExactly("4bf92f3577b34da6a3ce929af6383afb");
	}

	@Test
	void findsOtherIdsAmongWords() {
		assertThat(new PastedText("The provider said request_id=req_abc123, hello").ids()).contains("req_abc123")
			.doesNotContain("hello");
		assertThat(new PastedText("00F067AA0BA902B7").ids()).contains("00f067aa0ba902b7");
	}

	@Test
	void tellsAMistypedReferenceFromWords() {
		assertThat(new PastedText("my code is RF7K-29QZ").mistyped()).containsExactly("RF7K29QZ");
		assertThat(new PastedText("where is my refund").mistyped()).isEmpty();
		assertThat(new PastedText("where is my refund").hasId()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "RF7K29QZ", "FR7K29QX", "RF7K2XQ9" })
	void knowsWhatAMistypedReferenceMayMean(String letters) {
		assertThat(PastedText.near(letters)).contains(Reference.parse("RF7K-29QX"));
	}

}
