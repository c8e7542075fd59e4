package io.throughline.evalcase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.throughline.store.TraceStoreException;

/**
 * Keeps eval cases in a directory: a file for each data set, a line for each case. A file
 * is replaced as a whole, and readable only for who owns it.
 */
final class DirectoryEvalCaseStore implements EvalCaseStore {

	private static final String ENDING = ".jsonl";

	private final Path directory;

	private final long most;

	/**
	 * Create it.
	 * @param directory where the files are
	 * @param most the most bytes that the file of a data set may have
	 */
	DirectoryEvalCaseStore(Path directory, long most) {
		this.directory = directory;
		this.most = most;
	}

	@Override
	public synchronized List<String> datasets() {
		try {
			Files.createDirectories(this.directory);
			try (Stream<Path> files = Files.list(this.directory)) {
				return files.map((file) -> file.getFileName().toString())
					.filter((name) -> name.endsWith(ENDING))
					.map((name) -> name.substring(0, name.length() - ENDING.length()))
					.sorted()
					.toList();
			}
		}
		catch (IOException ex) {
			throw failed("read", ex);
		}
	}

	@Override
	public synchronized List<KeptCase> cases(String dataset) {
		return read(dataset, (line) -> true);
	}

	// Few lines hold the id, and only those are read as JSON.
	@Override
	public synchronized List<KeptCase> casesOf(String traceId) {
		return datasets().stream()
			.flatMap((dataset) -> read(dataset, (line) -> line.contains(traceId)).stream())
			.filter((kept) -> kept.evalCase().traceId().equals(traceId))
			.toList();
	}

	@Override
	public synchronized boolean save(KeptCase kept) {
		String dataset = kept.evalCase().dataset();
		List<KeptCase> cases = new ArrayList<>(cases(dataset));
		cases.replaceAll((known) -> known.isNamed(kept.evalCase().id()) ? kept : known);
		if (!cases.contains(kept)) {
			cases.add(kept);
		}
		return write(dataset, cases);
	}

	@Override
	public synchronized boolean remove(String dataset, String id) {
		List<KeptCase> cases = new ArrayList<>(cases(dataset));
		return cases.removeIf((kept) -> kept.isNamed(id)) && write(dataset, cases);
	}

	private List<KeptCase> read(String dataset, Predicate<String> wanted) {
		Path file = file(dataset);
		if (!Files.exists(file)) {
			return List.of();
		}
		try (Stream<String> lines = Files.lines(file)) {
			return lines.filter((line) -> !line.isBlank() && wanted.test(line)).map(EvalCaseFile::readKept).toList();
		}
		catch (IOException | UncheckedIOException | IllegalArgumentException ex) {
			throw failed("read", ex);
		}
	}

	private boolean write(String dataset, List<KeptCase> cases) {
		byte[] text = cases.stream()
			.map((kept) -> EvalCaseFile.write(kept) + "\n")
			.collect(Collectors.joining())
			.getBytes(StandardCharsets.UTF_8);
		if (text.length > this.most) {
			return false;
		}
		try {
			Files.createDirectories(this.directory);
			// As all temporary files, it can be read by its owner only.
			Path written = Files.createTempFile(this.directory, dataset, ".tmp");
			try {
				Files.write(written, text);
				Files.move(written, file(dataset), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			}
			finally {
				Files.deleteIfExists(written);
			}
			return true;
		}
		catch (IOException ex) {
			throw failed("write", ex);
		}
	}

	private Path file(String dataset) {
		return this.directory.resolve(dataset + ENDING);
	}

	private TraceStoreException failed(String what, Exception cause) {
		return new TraceStoreException("Cannot %s eval cases in %s: %s".formatted(what, this.directory,
				Objects.requireNonNullElse(cause.getMessage(), cause.toString())), cause);
	}

}
