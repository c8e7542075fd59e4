package io.throughline.evalcase;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.ClassUtils;

/**
 * The answer is JSON of a certain form.
 *
 * @param schema the JSON Schema, or the name of a class path resource that holds it
 */
record SchemaExpectation(String schema) implements Expectation {

	private static final String LIBRARY = "com.networknt.schema.SchemaRegistry";

	@Override
	public @Nullable String unmet(Answer answer) {
		if (answer.output() == null) {
			return "There is no answer to match the schema " + this.schema + ".";
		}
		if (!ClassUtils.isPresent(LIBRARY, getClass().getClassLoader())) {
			return "The schema " + this.schema + " cannot be read: add com.networknt:json-schema-validator.";
		}
		try {
			String errors = Validation.errors(text(), answer.output());
			return errors.isEmpty() ? null
					: "The answer does not match the schema " + this.schema + ": " + errors + ".";
		}
		catch (IOException ex) {
			return "The schema " + this.schema + " is not on the class path.";
		}
	}

	private String text() throws IOException {
		return this.schema.startsWith("{") ? this.schema
				: new ClassPathResource(this.schema).getContentAsString(StandardCharsets.UTF_8);
	}

	/**
	 * Knows the library, which may be absent.
	 */
	private static final class Validation {

		static String errors(String schema, String json) {
			try {
				List<String> errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
					.getSchema(schema, InputFormat.JSON)
					.validate(json, InputFormat.JSON)
					.stream()
					.map(Object::toString)
					.toList();
				return String.join("; ", errors);
			}
			catch (JacksonException | SchemaException | IllegalArgumentException ex) {
				return "it is no JSON, or the schema is none";
			}
		}

	}

}
