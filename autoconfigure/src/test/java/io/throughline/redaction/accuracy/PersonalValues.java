package io.throughline.redaction.accuracy;

import java.math.BigInteger;
import java.util.Locale;

/**
 * Makes values of people, after the formats that their issuers publish.
 */
final class PersonalValues {

	private static final String FIRST = "anna bob maria john aigerim dauren hans pierre lucia ivan olga chen fatima"
			+ " jose sven ewa";

	private static final String LAST = "smith mueller garcia rossi ivanov nurlanov dupont kowalski silva tanaka khan"
			+ " jones oconnor berg lee";

	private final Chance chance;

	PersonalValues(Chance chance) {
		this.chance = chance;
	}

	String email() {
		String first = this.chance.word(FIRST);
		String last = this.chance.word(LAST);
		String local = this.chance.of(first + "." + last, first + last + this.chance.digits(2), first.charAt(0) + last,
				first + "_" + last, first + "+news", last, (first + "." + last).toUpperCase(Locale.ROOT));
		return local + "@" + this.chance.word("example.com mail.kz company.co.uk uni-bonn.de gmail.com x.io a-b.org"
				+ " sub.domain.example.net posta.com.tr");
	}

	String phone() {
		return this.chance.fill(this.chance.of("+1 N##-N##-####", "(N##) N##-####", "N##-N##-####", "N##.N##.####",
				"+1 (N##) N##-####", "1-N##-N##-####", "+7 701 ### ## ##", "+7 (777) ###-##-##", "8 (705) ###-##-##",
				"8 702 ### ## ##", "+7747#######", "+49 30 ########", "+49 151 ########", "+44 20 7### ####",
				"+44 7911 ######", "020 7946 0###", "+33 6 12 ## ## ##", "+34 612 ## ## ##", "+39 347 ### ####",
				"+91 98### #####", "+86 138 #### ####", "+55 11 9####-####", "+61 4## ### ###", "N##-N##-#### x###"));
	}

	String barePhone() {
		return this.chance
			.fill(this.chance.of("N##N######", "8701#######", "8777#######", "07911######", "0151########"));
	}

	String card() {
		String prefix = this.chance.of("4", "4", "51", "52", "55", "2221", "2720", "34", "37", "6011", "65", "3528",
				"36", "62");
		int length = (prefix.startsWith("34") || prefix.startsWith("37")) ? 15 : prefix.equals("36") ? 14 : 16;
		String body = prefix + this.chance.digits(length - prefix.length() - 1);
		String number = body + luhn(body);
		String gap = this.chance.of("", " ", "-");
		return switch (length) {
			case 15 -> number.substring(0, 4) + gap + number.substring(4, 10) + gap + number.substring(10);
			case 14 -> number.substring(0, 4) + gap + number.substring(4, 10) + gap + number.substring(10);
			default -> String.join(gap, number.split("(?<=\\G.{4})"));
		};
	}

	static int luhn(String body) {
		int sum = 0;
		for (int i = 0; i < body.length(); i++) {
			int digit = body.charAt(body.length() - 1 - i) - '0';
			int doubled = (i % 2 == 0) ? digit * 2 : digit;
			sum += doubled / 10 + doubled % 10;
		}
		return (10 - sum % 10) % 10;
	}

	String iban() {
		String form = this.chance.of("DE##################", "FR##########AAAAAAAAAAA##", "GBAAAA##############",
				"KZ###AAAAAAAAAAAAA", "ES####################", "IT A##########AAAAAAAAAAAA".replace(" ", ""),
				"NLAAAA##########", "BE############", "CH#####AAAAAAAAAAAA", "PL########################",
				"AT################", "TR#####0AAAAAAAAAAAAAAAA", "SE####################", "NO###########");
		StringBuilder body = new StringBuilder();
		for (char c : form.substring(2).toCharArray()) {
			body.append((c == 'A') ? this.chance.text(1, Chance.UPPER) : this.chance.digits(1));
		}
		String country = form.substring(0, 2);
		String iban = country + check(body + country + "00") + body;
		return this.chance.of(iban, String.join(" ", iban.split("(?<=\\G.{4})")));
	}

	private static String check(String rearranged) {
		StringBuilder digits = new StringBuilder();
		rearranged.chars().forEach((c) -> digits.append(Character.digit(c, 36)));
		int rest = new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
		return String.format("%02d", 98 - rest);
	}

	String ssn() {
		int area = this.chance.between(1, 898);
		return String.format("%03d-%02d-%04d", (area == 666) ? 665 : area, this.chance.between(1, 99),
				this.chance.between(1, 9999));
	}

	String iin() {
		while (true) {
			int year = this.chance.between(1940, 2020);
			String body = String.format("%02d%02d%02d%d%s", year % 100, this.chance.between(1, 12),
					this.chance.between(1, 28), this.chance.between(3, 4) + ((year >= 2000) ? 2 : 0),
					this.chance.digits(4));
			int check = control(body, 1);
			check = (check == 10) ? control(body, 3) : check;
			if (check < 10) {
				return body + check;
			}
		}
	}

	private static int control(String body, int first) {
		int sum = 0;
		for (int i = 0; i < body.length(); i++) {
			int weight = first + i;
			sum += (body.charAt(i) - '0') * ((weight > 11) ? weight - 11 : weight);
		}
		return sum % 11;
	}

	String ip() {
		return switch (this.chance.between(0, 3)) {
			case 0 -> "2001:db8:" + hex() + ":" + hex() + "::" + hex();
			case 1 -> "fe80::" + hex() + ":" + hex() + ":" + hex() + ":" + hex();
			default -> this.chance.between(1, 223) + "." + this.chance.between(0, 255) + "."
					+ this.chance.between(0, 255) + "." + this.chance.between(1, 254);
		};
	}

	private String hex() {
		return this.chance.of("1", "a1", "0db8", "ff01", "85a3", "7" + this.chance.text(3, Chance.HEX));
	}

	String address() {
		int house = this.chance.between(1, 9999);
		int small = this.chance.between(1, 199);
		String name = this.chance.of("Main", "Oak", "Washington", "Martin Luther King", "Lake View", "5th",
				"St. James");
		String type = this.chance.word("Street St. Avenue Ave Road Rd Boulevard Blvd. Lane Drive Dr Court Way Terrace");
		return switch (this.chance.between(0, 9)) {
			case 0 -> small + " rue " + this.chance.of("de la Paix", "Victor Hugo", "du Bac", "de l'Église");
			case 1 -> this.chance.of("Hauptstraße ", "Goethestr. ", "Lindenweg ", "Schillerplatz ", "Lange Straße ")
					+ small + this.chance.of("", "a", ", 10115 Berlin");
			case 2 -> this.chance.of("Via Roma ", "Piazza Garibaldi ", "Corso Vittorio Emanuele ") + small;
			case 3 -> this.chance.of("calle Mayor ", "Calle de Alcalá, ", "Avenida de América ") + small;
			case 4 -> this.chance.of("ул. Ленина, д. ", "улица Пушкина, дом ", "пр. Абая ", "проспект Достык, ") + small
					+ this.chance.of("", ", кв. " + small);
			case 5 -> this.chance.of("Абай көшесі ", "Достық даңғылы ") + small;
			default -> ((this.chance.between(0, 1) == 0) ? house : small + 9) + " " + name + " " + type
					+ this.chance.of("", ", Apt 4B", ", Springfield, IL 62704", ", Suite 200");
		};
	}

}
