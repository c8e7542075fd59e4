package io.throughline.redaction;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words that make a street of the words beside them.
 */
enum StreetWords {

	/**
	 * Behind the name, and hardly anything but a street.
	 */
	STREET("street st str avenue ave av boulevard blvd road rd lane ln drive dr court ct highway hwy parkway pkwy"
			+ " terrace ter circle cir crescent cres turnpike expressway freeway mews cul-de-sac broadway"),

	/**
	 * Behind the name: the other suffixes of the postal service of the USA.
	 */
	SUFFIX("alley annex arcade branch bridge brook brooks burg bypass camp canyon cape causeway center centre centers"
			+ " circles cliff cliffs close club common commons corner corners course courts cove coves creek crest"
			+ " crossing crossroad crossroads curve dale dam divide drives estate estates extension extensions fall"
			+ " falls ferry field fields flat flats ford fords forest forge forges fork forks fort garden gardens"
			+ " gateway glen glens green greens grove groves harbor harbors haven heights hill hills hollow inlet island"
			+ " islands isle junction junctions key keys knoll knolls lake lakes land landing light lights loaf lock"
			+ " locks lodge loop mall manor manors meadow meadows mill mills mission motorway mount mountain mountains"
			+ " neck orchard oval overpass park parks parkways pass passage path pike pine pines place pl plain plains"
			+ " plaza point points port ports prairie quay radial ramp ranch rapid rapids rest ridge ridges rise river"
			+ " roads route row run shoal shoals shore shores skyway spring springs spur spurs square sq squares station"
			+ " stravenue stream streets summit throughway trace track trafficway trail trl tunnel underpass union unions"
			+ " valley valleys via viaduct view views village villages ville vista walk walks wall way ways well wells"
			+ " wharf yard"),

	/**
	 * Between the number and the name.
	 */
	BEFORE_NAME("rue avenue av boulevard bd place chemin allée allee impasse quai route cours square faubourg passage"
			+ " sentier ruelle esplanade"),

	/**
	 * Before the name, the number is behind it.
	 */
	STARTER("via av c/ viale piazza piazzale corso largo vicolo strada calle avenida avda plaza paseo carrera camino carretera"
			+ " ronda rua travessa praça praca estrada rue avenue boulevard chaussée ul ulica aleja aleje plac ulice"
			+ " náměstí ул улица пр пр-т просп проспект пер переулок б-р бул бульвар шоссе пл площадь наб набережная мкр"
			+ " мкрн микрорайон проезд тупик вул вулиця вуліца jalan calea bulevardul"),

	/**
	 * Behind the name, the number is behind both.
	 */
	CLOSER("straße strasse str weg allee platz gasse ring damm ufer chaussee steig graben markt straat laan plein kade"
			+ " gracht gatan vägen vej gade gate vei katu tie sokak sokağı sok caddesi cad cd bulvarı көшесі даңғылы"
			+ " проспект улица бульвар ulica utca út tér"),

	/**
	 * Within names of streets.
	 */
	PARTICLE("de la le les du des d l del della delle dei di da do dos das el los las y e of the der den dem am im an"
			+ " auf zur zum van het saint st san santa sv im. им имени ген"),

	/**
	 * Between the street and its number.
	 */
	GLUE("д дом no nr n nº n° № house номер numero número zgr č үй"),

	/**
	 * Parts of a house.
	 */
	UNIT("apt apartment suite ste unit floor fl room rm bldg building flat кв квартира офис оф корпус корп к стр пом"
			+ " подъезд этаж пәтер appt étage piso puerta int interno"),

	/**
	 * Directions behind a street.
	 */
	DIRECTION("n s e w ne nw se sw north south east west northeast northwest southeast southwest"),

	/**
	 * Words of sentences, no names.
	 */
	PLAIN("a an the of in on at to from for and or is was are were per down along this that my our your his her people"
			+ " men women children kids cars more other than best good new minutes hours days times feet meters metres km"
			+ " miles different long way ways with by off out into across percent years year month months items things"
			+ " way-side one two three");

	private static final List<String> ENDINGS = List.of("straße", "strasse", "str", "weg", "allee", "platz", "gasse",
			"damm", "ufer", "chaussee", "steig", "graben", "straat", "laan", "plein", "kade", "gracht", "gatan",
			"vägen", "gränd", "veien", "katu", "allé", "singel");

	private final Set<String> words;

	StreetWords(String words) {
		this.words = new HashSet<>(List.of(words.split(" ")));
	}

	/**
	 * Whether a word is one of these.
	 * @param normalized the word as {@link #normalized(String)} returns it
	 * @return whether it is
	 */
	boolean has(String normalized) {
		return this.words.contains(normalized);
	}

	static String normalized(String word) {
		String lower = word.toLowerCase(Locale.ROOT);
		return (lower.endsWith(".") && lower.length() > 1) ? lower.substring(0, lower.length() - 1) : lower;
	}

	/**
	 * Whether a word is a street by its end, as in {@code Hauptstraße}.
	 * @param normalized the word
	 * @return whether it is
	 */
	static boolean isCompound(String normalized) {
		for (String end : ENDINGS) {
			if (normalized.length() > end.length() + 2 && normalized.endsWith(end)) {
				return true;
			}
		}
		return false;
	}

}
