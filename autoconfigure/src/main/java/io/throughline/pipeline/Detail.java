package io.throughline.pipeline;

import io.throughline.redaction.ContentMode;
import io.throughline.sampling.SamplingLevel;

/**
 * How much of a span gets out.
 *
 * @param content what becomes of content
 * @param texts whether exceptions and status keep their texts
 */
record Detail(ContentMode content, boolean texts) {

	static Detail of(SamplingLevel level, ContentMode content) {
		return (level == SamplingLevel.FULL) ? new Detail(content, true) : new Detail(ContentMode.NONE, false);
	}

	boolean leaves(String attribute) {
		if (!this.texts && ContentNames.EXCEPTION_TEXTS.contains(attribute)) {
			return false;
		}
		return this.content != ContentMode.NONE || !ContentNames.contains(attribute);
	}

	boolean isRaw(String attribute) {
		return this.content == ContentMode.RAW && ContentNames.contains(attribute);
	}

}
