package io.throughline.test;

import java.io.PrintStream;

import io.throughline.drill.DrillReport;

/**
 * What a drill found.
 *
 * @param report the report
 */
public record DrillResult(DrillReport report) {

	/**
	 * Print the report where the build shows it.
	 * @return this
	 */
	public DrillResult print() {
		return print(System.out);
	}

	/**
	 * Print the report.
	 * @param out where to
	 * @return this
	 */
	public DrillResult print(PrintStream out) {
		out.println(this.report.plainText());
		return this;
	}

	/**
	 * Fail if the id was lost anywhere.
	 * @return this
	 * @throws AssertionError with the whole report
	 */
	public DrillResult assertPassed() {
		if (!this.report.ready()) {
			throw new AssertionError(this.report.plainText());
		}
		return this;
	}

	@Override
	public String toString() {
		return this.report.plainText();
	}

}
