package io.throughline.test;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads what a library sends or answers with. One for each library, so that only those
 * are loaded whose library is there.
 */
interface MessageReader {

	/**
	 * Read a carrier of headers.
	 * @param carrier what an observation carries: a request, a record or an answer
	 * @return what it says, or {@code null} if it is of another library
	 */
	@Nullable Message read(Object carrier);

	/**
	 * What was read.
	 *
	 * @param target where it goes to, empty for an answer
	 * @param headers its headers
	 */
	record Message(String target, Map<String, List<String>> headers) {
	}

}
