package io.throughline.integrity;

import java.util.Locale;

import io.throughline.incident.Words;
import org.jspecify.annotations.Nullable;

/**
 * How complete the traces of a route are, as shares from 0 to 1. {@code null} where no
 * trace could tell.
 *
 * @param route the route pattern
 * @param requests how many of its requests were read
 * @param estimated how many requests these stand for
 * @param withoutPromptVersion of those that call a model, how many know no version of
 * their prompt
 * @param modelOutsideStep of those that call a model, how many do so outside any step
 * @param retrievalMissing where most search documents, how many did not or found none
 * @param unknownPrice of those with tokens, how many have a call without a price
 * @param redactionFailed how many hold content that could not be redacted and was
 * withheld
 */
record RouteQuality(String route, int requests, long estimated, @Nullable Double withoutPromptVersion,
		@Nullable Double modelOutsideStep, @Nullable Double retrievalMissing, @Nullable Double unknownPrice,
		@Nullable Double redactionFailed) {

	private static final String ROW = "%-40s %9s %11s %12s %12s %9s %10s%n";

	static final String HEAD = row("route", "requests", "no version", "outside step", "no documents", "no price",
			"unredacted");

	String plainText() {
		return row(Words.shortened(this.route), this.estimated, percent(this.withoutPromptVersion),
				percent(this.modelOutsideStep), percent(this.retrievalMissing), percent(this.unknownPrice),
				percent(this.redactionFailed));
	}

	private static String row(Object... cells) {
		return String.format(Locale.ROOT, ROW, cells).stripTrailing() + "\n";
	}

	private static String percent(@Nullable Double share) {
		return (share != null) ? String.format(Locale.ROOT, "%.1f%%", share * 100) : "-";
	}

}
