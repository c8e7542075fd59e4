package io.throughline.redaction.accuracy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Values in sentences, JSON, log lines and settings, and texts that only look like it.
 */
final class Samples {

	private static final String[] NEUTRAL = { "%s", "see %s please", "User wrote: %s", "(%s)", "{\"text\":\"%s\"}",
			"{\"a\":1,\"value\": \"%s\", \"b\":true}", "{\"arguments\":\"{\\\"v\\\":\\\"%s\\\"}\"}",
			"2026-11-21T10:15:30.123Z INFO [main] c.e.App : got %s", "note=%s;", "first line\n%s\nlast line",
			"{\"content\":\"Hello,\\n%s\\nBye\"}", "Bitte prüfen: %s, danke.", "Проверьте, пожалуйста: %s.",
			"Voici %s et merci", "| a | %s | b |", "<p>%s</p>", "value: %s" };

	private final Chance chance;

	private final PersonalValues people;

	private final SecretValues secrets;

	Samples(long seed) {
		this.chance = new Chance(seed);
		this.people = new PersonalValues(this.chance);
		this.secrets = new SecretValues(this.chance);
	}

	/**
	 * Return what makes a sample of each type, and the type's label.
	 * @return makers by name
	 */
	Map<String, Supplier<Sample>> byType() {
		Map<String, Supplier<Sample>> types = new LinkedHashMap<>();
		types.put("email", () -> neutral("email", this.people.email()));
		types.put("phone",
				() -> (this.chance.between(0, 3) > 0) ? neutral("phone", this.people.phone())
						: in("phone", this.people.barePhone(), "Call me at %s", "phone: %s", "{\"phone\":\"%s\"}",
								"Телефон %s", "mobile=%s", "tel. %s", "{\"mobileNumber\": %s}", "WhatsApp %s"));
		types.put("card",
				() -> in("card", this.people.card(), "my card is %s", "%s", "{\"cardNumber\":\"%s\"}",
						"pay with %s please", "Kreditkarte %s", "карта %s, срок 12/27", "PAN=%s", "Visa %s exp 09/28",
						"{\"note\":\"charge %s\"}", "tarjeta: %s"));
		types.put("iban", () -> neutral("iban", this.people.iban()));
		types.put("ssn", () -> neutral("ssn", this.people.ssn()));
		types.put("iin", () -> in("iin", this.people.iin(), "ИИН %s", "%s", "iin: %s", "{\"iin\":\"%s\"}", "ЖСН: %s",
				"клиент %s обратился", "{\"iin\": %s}", "гражданин, %s"));
		types.put("ip", () -> neutral("ip", this.people.ip()));
		types.put("address", () -> neutral("address", this.people.address()));
		types.put("jwt", () -> neutral("jwt", this.secrets.jwt()));
		types.put("private key", () -> neutral("private key", this.secrets.privateKey()));
		types.put("api key", () -> neutral("api key", this.secrets.apiKey()));
		types.put("credential", this::credential);
		types.put("password", this::password);
		return types;
	}

	private Sample credential() {
		return switch (this.chance.between(0, 3)) {
			case 0 -> neutral("credential", this.secrets.bearer(), "Bearer ");
			case 1 -> neutral("credential", this.secrets.basic(), "Basic ");
			case 2 -> in("credential", this.secrets.bearer(), "Authorization: %s", "{\"authorization\":\"%s\"}",
					"Set-Cookie: sid=%s", "authorization=%s");
			default -> {
				String pair = "app:" + this.chance.text(12, Chance.ALNUM);
				yield in("credential", pair, "postgres://%s@db:5432/app", "https://%s@example.com/x",
						"{\"url\":\"amqp://%s@mq.internal\"}", "git clone https://%s@git.example.com/a.git");
			}
		};
	}

	private Sample password() {
		return in("password", this.secrets.password(), "password=%s", "{\"password\":\"%s\"}", "user=bob&pwd=%s&x=1",
				"{\"a\":\"{\\\"passwd\\\":\\\"%s\\\"}\"}", "db.password = %s", "пароль: %s", "Server=x;Password=%s;",
				"DB_PASSWORD='%s'", "spring.datasource.password: %s", "my password is %s1", "<password>%s</password>");
	}

	private Sample neutral(String label, String value) {
		return neutral(label, value, "");
	}

	private Sample neutral(String label, String value, String before) {
		String form = this.chance.of(NEUTRAL);
		boolean json = form.contains("{\"") && value.indexOf('\n') >= 0;
		return new Sample(label, value, (json ? "%s" : form).replace("%s", before + value));
	}

	private Sample in(String label, String value, String... forms) {
		return new Sample(label, value, this.chance.of(forms).replace("%s", value));
	}

	/**
	 * Return a text that only looks like personal data.
	 * @return the text
	 */
	String negative() {
		Chance c = this.chance;
		String digits = c.digits(6);
		String card = "4" + c.digits(14);
		return switch (c.between(0, 19)) {
			case 0 -> "card " + card + (PersonalValues.luhn(card) + c.between(1, 9)) % 10;
			case 1 -> "ssn " + c.of("000-", "666-") + c.between(10, 99) + "-" + c.between(1000, 9999);
			case 2 -> "version " + c.fill("#.#.#.#") + " of the driver";
			case 3 -> "v" + c.fill("#.##.#");
			case 4 -> "total 1 " + c.digits(3) + " " + c.digits(3) + " KZT";
			case 5 -> "lat " + c.fill("4#.######") + ", lon " + c.fill("-7#.######");
			case 6 -> "{\"input_tokens\":" + digits + ",\"max_tokens\":" + c.digits(4) + ",\"token_count\": 12}";
			case 7 -> "@Override public foo@" + c.fill("#.#.#");
			case 8 -> c.between(2, 99) + " people crossed the road";
			case 9 -> "2026-" + c.between(10, 12) + "-" + c.between(10, 28) + " 10:15:" + c.between(10, 59) + ","
					+ c.digits(3);
			case 10 -> "{\"token\":\"" + c.word("Hello world the ing A token") + "\",\"logprob\":-0." + digits + "}";
			case 11 -> "order " + c.fill("###-#######-#######") + " shipped";
			case 12 -> "at com.example.Foo.bar(Foo.java:" + c.digits(3) + ")";
			case 13 -> "password is " + c.word("required missing expired wrong");
			case 14 -> "took " + digits + " ms, " + c.digits(9) + " bytes, offset " + c.digits(10);
			case 15 -> "ISBN 978-3-16-" + digits + "-" + c.digits(1);
			case 16 -> "aa:bb:cc:" + c.fill("##:##:##") + " at 12:30:45";
			case 17 -> "risk-based-task-force-" + c.word("alpha beta gamma") + " sk-" + c.word("loading spinner");
			case 18 -> "pages 100-200 of " + c.between(2000, 2030) + "-" + c.between(2000, 2030);
			default -> "mozilla/5.0 Chrome/" + c.between(90, 130) + ".0.0.0 Safari/537.36";
		};
	}

	/**
	 * A text with a value in it.
	 *
	 * @param label what the value is
	 * @param value the value
	 * @param text the text
	 */
	record Sample(String label, String value, String text) {
	}

}
