package io.throughline.redaction;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words around a number that say what it is.
 */
enum Words {

	/**
	 * Near cards.
	 */
	CARD("card cards visa mastercard maestro amex american express discover jcb diners unionpay mir credit debit payment"
			+ " pay paid charge charged billing cc ccn pan kreditkarte karte karten carte bancaire tarjeta carta cartão"
			+ " cartao kaart karta karty kartą карта карты карту картой карте картасы kartı kart creditcard cardnumber"
			+ " cardno"),

	/**
	 * Near phones.
	 */
	PHONE("phone phones telephone tel mobile cell cellphone call calls called calling dial fax sms text whatsapp whats viber"
			+ " telegram contact ring reach hotline handy telefon telefonnummer mobil mobilnummer rufen anrufen anruf"
			+ " téléphone telephone portable appeler appelez teléfono telefono móvil movil celular llame llamar cellulare"
			+ " chiamare telefone telemóvel ligar telefoon bellen telefonu numer zadzwoń телефон телефона тел моб"
			+ " мобильный мобильного звоните позвоните звонить позвонить номер ватсап связь контакт ұялы байланыс қоңырау"
			+ " phonenumber telefonnr msisdn callback"),

	/**
	 * Near numbers of social security.
	 */
	SSN("ssn social security ssns taxpayer"),

	/**
	 * Near Kazakhstan's individual numbers.
	 */
	IIN("iin иин жсн iind individual identification national citizen удостоверение"),

	/**
	 * Right before ids and other numbers that say nothing of a person.
	 */
	ID("id ids span spans trace traces traceid spanid parent uuid guid ulid offset offsets partition sha commit hash"
			+ " digest timestamp ts epoch time version build request req session order orders seq sequence nonce block"
			+ " bytes size port pid line row count tokens duration ms ns us latency revision shard ticket ref reference"
			+ " transaction tx txn event message msg job run batch item sku isbn ean gtin upc index created updated exp"
			+ " iat nbf ttl since until заказ заказа unix millis nanos micros started ended"),

	/**
	 * Right before versions.
	 */
	VERSION("version versions ver release build rev revision upgrade upgraded firmware driver sdk jdk runtime");

	private static final int NEAR = 64;

	private static final int LONGEST = 24;

	private final Set<String> words;

	Words(String words) {
		this.words = new HashSet<>(List.of(words.split(" ")));
	}

	/**
	 * Whether one of the words stands shortly before a place, in its line.
	 * @param scan the scan
	 * @param at the place
	 * @return whether it does
	 */
	boolean areBefore(Scan scan, int at) {
		return find(scan, at, NEAR, Integer.MAX_VALUE);
	}

	/**
	 * Whether one of the last two words before a place is one of these.
	 * @param scan the scan
	 * @param at the place
	 * @return whether it is
	 */
	boolean areRightBefore(Scan scan, int at) {
		return find(scan, at, LONGEST, 2);
	}

	/**
	 * Whether one of the words stands shortly behind a place.
	 * @param scan the scan
	 * @param at the place
	 * @return whether it does
	 */
	boolean areAfter(Scan scan, int at) {
		return find(scan, at + LONGEST, LONGEST, Integer.MAX_VALUE);
	}

	private boolean find(Scan scan, int at, int reach, int most) {
		int lowest = Math.max(0, at - reach);
		int end = Math.min(at, scan.length());
		for (int seen = 0; seen < most && end > lowest; seen++) {
			while (end > lowest && !Character.isLetter(scan.at(end - 1))) {
				end--;
				if (endsMember(scan, end)) {
					return false;
				}
			}
			int from = end;
			while (from > lowest && Character.isLetter(scan.at(from - 1)) && !startsHump(scan, from, end)) {
				from--;
			}
			if (has(scan, from, end)) {
				return true;
			}
			end = from;
		}
		return false;
	}

	private static boolean endsMember(Scan scan, int at) {
		char c = scan.at(at);
		return c == '{' || c == '}' || (c == ',' && scan.at(at + 1) == '"');
	}

	/**
	 * Whether a word of a name such as {@code cardNumber} begins here.
	 */
	private static boolean startsHump(Scan scan, int from, int end) {
		return from < end && Ascii.isUpper(scan.at(from)) && Ascii.isLower(scan.at(from - 1));
	}

	private boolean has(Scan scan, int from, int end) {
		boolean label = scan.at(from - 1) == '[' || scan.at(end) == ']';
		return end > from && end - from <= LONGEST && !label
				&& this.words.contains(scan.substring(from, end).toLowerCase(Locale.ROOT));
	}

}
