package io.throughline.genai;

import org.jspecify.annotations.Nullable;

/**
 * A library for models that was found. Each wing says of its own that it is traced.
 *
 * @param name name of the library, with its version where known
 * @param obstacle why its calls are not traced, or {@code null} if they are
 */
public record ModelLibrary(String name, @Nullable String obstacle) {

	/**
	 * Return a library whose calls are traced.
	 * @param name its name
	 * @param type a type of the library, which knows its version
	 * @return the library
	 */
	public static ModelLibrary traced(String name, Class<?> type) {
		String version = type.getPackage().getImplementationVersion();
		return new ModelLibrary((version != null) ? name + " " + version : name, null);
	}

}
