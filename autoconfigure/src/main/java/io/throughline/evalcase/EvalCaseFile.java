package io.throughline.evalcase;

import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
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
