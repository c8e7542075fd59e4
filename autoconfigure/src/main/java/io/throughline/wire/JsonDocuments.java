package io.throughline.wire;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Reads JSON objects while their bytes go by: one, one after another, or as the items of
 * an array. Of each it keeps what its shape says and hands that over at the object's end.
 */
final class JsonDocuments implements ByteSink {

	// Names are not remembered, buffers not shared: nothing grows with what is read.
	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().maxNameLength(2 * LongStrings.MOST).build())
		.recyclerPool(JsonRecyclerPools.nonRecyclingPool())
		.disable(JsonFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
		.build();

	private final Consumer<Json> documents;

	private final KeptTree tree;

	private byte[] shortened = {};

	private LongStrings strings = new LongStrings();

	private JsonParser parser = parser();

	private boolean broken;

	private boolean failed;

	private long count;

	JsonDocuments(Shape shape, Consumer<Json> documents) {
		this.tree = new KeptTree(shape);
		this.documents = documents;
	}

	@Override
	public void read(byte[] bytes, int from, int to) {
		if (this.broken) {
			return;
		}
		if (this.shortened.length < to - from) {
			this.shortened = new byte[to - from];
		}
		int length = this.strings.copy(bytes, from, to, this.shortened);
		try {
			((ByteArrayFeeder) this.parser.nonBlockingInputFeeder()).feedInput(this.shortened, 0, length);
			parse();
		}
		catch (JacksonException ex) {
			this.broken = true;
			this.failed = true;
		}
	}

	@Override
	public void next() {
		if (this.broken || this.tree.isOpen()) {
			this.tree.cut();
			this.parser = parser();
			this.strings = new LongStrings();
			this.broken = false;
		}
	}

	@Override
	public void end() {
		if (this.tree.isOpen()) {
			this.broken = true;
			// What is known of a document that was cut.
			accept(this.tree.cut());
		}
	}

	/**
	 * Return whether all that was read is JSON, has objects and is not cut.
	 */
	boolean isWhole() {
		return this.count > 0 && !this.broken && !this.tree.isOpen();
	}

	/**
	 * Return whether there was something and nothing of it was JSON.
	 */
	boolean isNonsense() {
		return this.count == 0 && this.failed;
	}

	int keptSize() {
		return this.tree.size();
	}

	private static JsonParser parser() {
		return FACTORY.createNonBlockingByteArrayParser(ObjectReadContext.empty());
	}

	private void parse() {
		JsonToken token = this.parser.nextToken();
		while (token != JsonToken.NOT_AVAILABLE && token != null) {
			accept(token);
			token = this.parser.nextToken();
		}
	}

	private void accept(JsonToken token) {
		switch (token) {
			case START_OBJECT -> this.tree.open(Json.object());
			case START_ARRAY -> this.tree.open(Json.array());
			case END_OBJECT, END_ARRAY -> close();
			case PROPERTY_NAME -> name();
			default -> scalar(token);
		}
	}

	private void name() {
		if (this.tree.isKeeping()) {
			this.tree.name(this.parser.currentName());
		}
	}

	private void scalar(JsonToken token) {
		if (this.tree.wants()) {
			switch (token) {
				case VALUE_STRING -> this.tree.text(this.parser.getString());
				case VALUE_TRUE, VALUE_FALSE -> this.tree.scalar(token == JsonToken.VALUE_TRUE);
				case VALUE_NUMBER_FLOAT -> this.tree.scalar(this.parser.getDoubleValue());
				case VALUE_NUMBER_INT -> whole();
				default -> {
					// null reads as missing
				}
			}
		}
	}

	private void whole() {
		// A number that no long holds is no count of anything.
		if (this.parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
			this.tree.scalar(this.parser.getLongValue());
		}
	}

	private void close() {
		Json document = this.tree.close();
		if (document != null) {
			this.count++;
			accept(document);
		}
	}

	private void accept(@Nullable Json document) {
		if (document != null) {
			this.documents.accept(document);
		}
	}

}
