package io.throughline.evalcase;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.throughline.store.TraceSummary.Caller;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes eval cases as JSON, usually one a line. The JSON Schema of a case is
 * the class path resource {@code META-INF/throughline/eval-case.schema.json}.
 */
public final class EvalCaseFile {

	/**
	 * What a case says that it is.
	 */
	static final String SCHEMA = "throughline.eval-case.v1";

	/**
	 * Name of the file of the JSON Schema.
	 */
	static final String SCHEMA_FILE = "eval-case.schema.json";

	private static final String CALLER = "caller";

	private static final Set<String> REQUIRED = Set.of("id", "dataset", "traceId", "created", "input", "history",
			"documents", "tools", "observed");

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.enable(DeserializationFeature.USE_LONG_FOR_INTS)
		.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
		.build();

	private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);

	private EvalCaseFile() {
	}

	/**
	 * Read the cases of a file.
	 * @param file the file, in UTF-8; it is read to its end and not closed
	 * @return the cases, in their order
	 * @throws IllegalArgumentException if something in it is no case
	 */
	public static List<EvalCase> read(InputStream file) {
		return read(() -> READER.readValues(file));
	}

	/**
	 * Read the cases of a file.
	 * @param file the file; it is read to its end and not closed
	 * @return the cases, in their order
	 * @throws IllegalArgumentException if something in it is no case
	 */
	public static List<EvalCase> read(Reader file) {
		return read(() -> READER.readValues(file));
	}

	/**
	 * Write a case as one line, without its end.
	 * @param evalCase the case
	 * @return the line
	 */
	public static String write(EvalCase evalCase) {
		return MAPPER.writeValueAsString(tree(evalCase));
	}

	/**
	 * Write a case as it is kept: that is a case too, with one more member.
	 */
	static String write(KeptCase kept) {
		ObjectNode tree = tree(kept.evalCase());
		tree.set(CALLER, MAPPER.valueToTree(kept.caller()));
		return MAPPER.writeValueAsString(tree);
	}

	static KeptCase readKept(String line) {
		try {
			JsonNode node = MAPPER.readTree(line);
			Caller caller = node.hasNonNull(CALLER) ? MAPPER.treeToValue(node.path(CALLER), Caller.class)
					: new Caller(null, null, null);
			return new KeptCase(evalCase(node, 1), caller);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("A line is no eval case: " + ex.getOriginalMessage(), ex);
		}
	}

	static String json(Map<String, @Nullable Object> value) {
		return MAPPER.writeValueAsString(value);
	}

	/**
	 * Return the JSON Schema of a case.
	 */
	static String schema() {
		try (InputStream file = EvalCaseFile.class.getResourceAsStream("/META-INF/throughline/" + SCHEMA_FILE)) {
			return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the members of a case as plain values, for whatever library writes them.
	 */
	static Map<String, Object> members(EvalCase evalCase) {
		return MAPPER.convertValue(tree(evalCase), new TypeReference<LinkedHashMap<String, Object>>() {
		});
	}

	/**
	 * Return a case as it is written, the name of its schema first.
	 * @param evalCase the case
	 * @return its members
	 */
	static ObjectNode tree(EvalCase evalCase) {
		ObjectNode tree = MAPPER.createObjectNode().put("schema", SCHEMA);
		tree.setAll(MAPPER.<ObjectNode>valueToTree(evalCase));
		return tree;
	}

	private static List<EvalCase> read(Source source) {
		List<EvalCase> cases = new ArrayList<>();
		try (MappingIterator<JsonNode> nodes = source.open()) {
			while (nodes.hasNextValue()) {
				cases.add(evalCase(nodes.nextValue(), cases.size() + 1));
			}
			return cases;
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("Case %d of the file is no JSON or has a member of a wrong type: %s"
				.formatted(cases.size() + 1, ex.getOriginalMessage()), ex);
		}
	}

	private static EvalCase evalCase(JsonNode node, int number) {
		String schema = node.path("schema").asString("");
		require(schema.equals(SCHEMA), number, "is of schema '%s'. Export it again as %s.", schema, SCHEMA);
		for (String name : REQUIRED) {
			require(node.hasNonNull(name), number, "has no '%s'. Add that member.", name);
		}
		return MAPPER.treeToValue(node, EvalCase.class);
	}

	private static void require(boolean met, int number, String remedy, @Nullable Object... values) {
		if (!met) {
			throw new IllegalArgumentException("Case %d of the file ".formatted(number) + remedy.formatted(values));
		}
	}

	/**
	 * Something to read cases from.
	 */
	private interface Source {

		MappingIterator<JsonNode> open();

	}

}
