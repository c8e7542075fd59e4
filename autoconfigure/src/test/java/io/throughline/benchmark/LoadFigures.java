package io.throughline.benchmark;

import java.util.Locale;

/**
 * What was measured while a server was filled.
 *
 * @param server which
 * @param written how many traces were written
 * @param kept how many of them it still has
 * @param perSecond how many it took in a second
 * @param cpu microseconds of work of its process for one trace
 * @param find microseconds of a look-up by trace id without HTTP, median and 99th
 * percentile
 * @param reference the same by reference
 * @param bytes how much they take, as the store says itself, 0 if it does not
 */
record LoadFigures(String server, long written, long kept, double perSecond, double cpu, String find, String reference,
		long bytes) {

	static final String HEADER = String.format(Locale.ROOT, "%-18s%10s%10s%9s%7s%15s%15s", "", "written", "kept",
			"writes/s", "CPU us", "by id", "by reference");

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%-18s%,10d%,10d%,9.0f%7.0f%15s%15s", this.server, this.written, this.kept,
				this.perSecond, this.cpu, this.find, this.reference);
	}

}
