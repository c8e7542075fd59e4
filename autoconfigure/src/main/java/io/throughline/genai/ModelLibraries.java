package io.throughline.genai;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.ClassUtils;

/**
 * Says at start whose calls of models are traced and whose are not, and warns of two
 * versions of OkHttp, of which chance would pick one.
 */
final class ModelLibraries implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger("io.throughline");

	private static final Map<String, String> WITHOUT_WING = Map.of("AWS SDK for Bedrock",
			"software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient", "Google Gen AI SDK",
			"com.google.genai.Client");

	private final ObjectProvider<ModelLibrary> found;

	private final ClassLoader classLoader;

	ModelLibraries(ObjectProvider<ModelLibrary> found, ClassLoader classLoader) {
		this.found = found;
		this.classLoader = classLoader;
	}

	@Override
	public void afterSingletonsInstantiated() {
		String traced = names(this.found.orderedStream().filter((library) -> library.obstacle() == null));
		String untraced = names(
				Stream.concat(this.found.orderedStream().filter((library) -> library.obstacle() != null), unknown()));
		if (!traced.isEmpty() || !untraced.isEmpty()) {
			logger.info("Model calls: {}; not traced: {}", traced.isEmpty() ? "none" : traced,
					untraced.isEmpty() ? "none" : untraced);
		}
		if (hasTwoOkHttps()) {
			logger.warn("Two versions of OkHttp are on the class path, and either may be used: exclude"
					+ " com.squareup.okhttp3:okhttp and add com.squareup.okhttp3:okhttp-jvm");
		}
	}

	private Stream<ModelLibrary> unknown() {
		return WITHOUT_WING.entrySet()
			.stream()
			.filter((library) -> ClassUtils.isPresent(library.getValue(), this.classLoader))
			.map((library) -> new ModelLibrary(library.getKey(), "no integration"));
	}

	private static String names(Stream<ModelLibrary> libraries) {
		return libraries
			.map((library) -> (library.obstacle() != null) ? library.name() + " (" + library.obstacle() + ")"
					: library.name())
			.sorted()
			.distinct()
			.collect(Collectors.joining(", "));
	}

	private boolean hasTwoOkHttps() {
		try {
			return Collections.list(this.classLoader.getResources("okhttp3/OkHttpClient.class"))
				.stream()
				.distinct()
				.count() > 1;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
