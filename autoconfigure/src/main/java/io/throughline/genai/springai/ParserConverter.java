package io.throughline.genai.springai;

import io.throughline.step.ParserStep;
import io.throughline.step.Steps;

import org.springframework.ai.converter.BeanOutputConverter;
import org.springframework.ai.converter.StructuredOutputConverter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.ParameterizedTypeReference;

/**
 * A converter of answers, each conversion a step.
 *
 * @param delegate the converter
 * @param schema what it converts to
 * @param steps where steps begin
 * @param <T> type of the object
 */
record ParserConverter<T>(StructuredOutputConverter<T> delegate, String schema,
		ObjectProvider<Steps> steps) implements StructuredOutputConverter<T> {

	/**
	 * Return a converter.
	 * @param target a converter, or a type as {@code ChatClient} takes it
	 * @param steps where steps begin
	 */
	static ParserConverter<?> of(Object target, ObjectProvider<Steps> steps) {
		if (target instanceof Class<?> type) {
			return new ParserConverter<>(new BeanOutputConverter<>(type), type.getSimpleName(), steps);
		}
		if (target instanceof ParameterizedTypeReference<?> type) {
			String name = type.getType().getTypeName().replaceAll("[\\w.$]+[.$](?=\\w)", "");
			return new ParserConverter<>(new BeanOutputConverter<>(type), name, steps);
		}
		return new ParserConverter<>((StructuredOutputConverter<?>) target, target.getClass().getSimpleName(), steps);
	}

	@Override
	public T convert(String text) {
		return this.steps.getObject().parser("entity").schema(this.schema).call((step) -> convert(text, step));
	}

	private T convert(String text, ParserStep step) {
		try {
			T converted = this.delegate.convert(text);
			step.valid(true);
			return converted;
		}
		catch (RuntimeException ex) {
			step.rejectedText(text).valid(false);
			throw ex;
		}
	}

	@Override
	public String getFormat() {
		return this.delegate.getFormat();
	}

	@Override
	public String getJsonSchema() {
		return this.delegate.getJsonSchema();
	}

}
