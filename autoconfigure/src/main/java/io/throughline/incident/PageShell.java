package io.throughline.incident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.util.StringUtils;

/**
 * The page of the look-up: the same file wherever a browser asks for a page, and the
 * files that belong to it, whose address changes with their content.
 */
final class PageShell {

	private static final String FILES = "classpath:META-INF/throughline/*";

	private static final String INDEX = "index.html";

	private static final String PLACEHOLDER = "%ASSETS%";

	private static final Map<String, String> TYPES = Map.of("html", "text/html;charset=UTF-8", "js",
			"text/javascript;charset=UTF-8", "css", "text/css;charset=UTF-8", "svg", "image/svg+xml");

	private static final List<MimeType> PAGES = List.of(MimeTypeUtils.TEXT_HTML,
			MimeTypeUtils.parseMimeType("application/xhtml+xml"));

	private final SortedMap<String, byte[]> files;

	private final String hash;

	private PageShell(SortedMap<String, byte[]> files) {
		this.files = files;
		this.hash = hash(files);
	}

	static PageShell load() {
		try {
			SortedMap<String, byte[]> files = new TreeMap<>();
			ClassLoader classes = PageShell.class.getClassLoader();
			for (Resource file : new PathMatchingResourcePatternResolver(classes).getResources(FILES)) {
				String name = Objects.requireNonNullElse(file.getFilename(), "");
				if (TYPES.containsKey(extension(name))) {
					files.put(name, file.getContentAsByteArray());
				}
			}
			return new PageShell(files);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Answer with the page or one of its files.
	 * @return the answer, or {@code null} if something else is asked for
	 */
	@Nullable LookUpAnswer answer(LookUpPath path, LookUpRequest request) {
		if (!CallerRules.isRead(request)) {
			return null;
		}
		if (path.isAsset()) {
			return path.isAssets(this.hash) ? asset(path.rest().get(1)) : LookUpAnswer.notFound();
		}
		return (path.incidents() != null && !path.isFile() && !request.hasParameter("format")
				&& wantsPage(request.header("Accept"))) ? page(path) : null;
	}

	private LookUpAnswer asset(String name) {
		byte[] file = this.files.get(name);
		return (file != null && !name.equals(INDEX)) ? new LookUpAnswer(200,
				Map.of("Content-Type", type(name), "Cache-Control", "public, max-age=31536000, immutable"), file)
				: LookUpAnswer.notFound();
	}

	private LookUpAnswer page(LookUpPath path) {
		String index = new String(this.files.getOrDefault(INDEX, new byte[0]), StandardCharsets.UTF_8);
		return new LookUpAnswer(200, Map.of("Content-Type", type(INDEX), "Vary", "Accept"),
				index.replace(PLACEHOLDER, path.assets(this.hash)).getBytes(StandardCharsets.UTF_8));
	}

	private static boolean wantsPage(@Nullable String accept) {
		try {
			return MimeTypeUtils.parseMimeTypes(Objects.requireNonNullElse(accept, ""))
				.stream()
				.sorted(Comparator.comparing(PageShell::quality).reversed())
				.findFirst()
				.filter((first) -> PAGES.stream().anyMatch(first::equalsTypeAndSubtype))
				.isPresent();
		}
		catch (InvalidMimeTypeException | NumberFormatException ex) {
			return false;
		}
	}

	private static double quality(MimeType type) {
		return Double.parseDouble(Objects.requireNonNullElse(type.getParameter("q"), "1"));
	}

	private static String type(String name) {
		return Objects.requireNonNull(TYPES.get(extension(name)));
	}

	private static String extension(String name) {
		return Objects.requireNonNullElse(StringUtils.getFilenameExtension(name), "");
	}

	private static String hash(SortedMap<String, byte[]> files) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			files.forEach((name, file) -> {
				digest.update(name.getBytes(StandardCharsets.UTF_8));
				digest.update(file);
			});
			return HexFormat.of().formatHex(digest.digest(), 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
