package io.throughline.incident;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A reference as it is read out over a telephone.
 */
final class Spoken {

	// The spelling alphabet of the NATO, without what never occurs in a reference.
	private static final Map<String, String> WORDS = Stream
		.of("Bravo", "Charlie", "Delta", "Foxtrot", "Golf", "Hotel", "Juliett", "Kilo", "Lima", "Mike", "November",
				"Papa", "Quebec", "Romeo", "Sierra", "Tango", "Victor", "Whiskey", "X-ray", "Yankee", "Zulu")
		.collect(Collectors.toUnmodifiableMap((word) -> word.substring(0, 1), (word) -> word));

	private static final Map<String, String> DIGITS = Map.of("2", "two", "3", "three", "4", "four", "5", "five", "6",
			"six", "7", "seven", "8", "eight", "9", "niner");

	private Spoken() {
	}

	static String of(String reference) {
		return Stream.of(reference.split(""))
			.map((letter) -> WORDS.getOrDefault(letter, DIGITS.getOrDefault(letter, "-")))
			.collect(Collectors.joining(" "));
	}

}
