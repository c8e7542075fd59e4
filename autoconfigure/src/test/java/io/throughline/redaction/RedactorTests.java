package io.throughline.redaction;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what the {@link Redactor} finds and of what it leaves alone.
 */
class RedactorTests {

	private final Redactor redactor = Redactors.configured(Map.of());

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			mail john.doe+x@example.co.uk, or <a@b.io>.         | mail [email], or <[email]>.
			to=user%40example.com                               | to=[email]
			пишите на иван@почта.рф                             | пишите на [email]
			call (415) 555-2671 or +1 415-555-2671 x123.        | call [phone] or [phone].
			415.555.2671                                        | [phone]
			phone 4155552671                                    | phone [phone]
			позвоните 8 (701) 234-56-78, +7 701 234 56 78       | позвоните [phone], [phone]
			Tel: 030 1234567, fax 0049 30 123456                | Tel: [phone], fax [phone]
			4111 1111 1111 1111                                 | [card]
			4111-1111-1111-1111 exp 12/27                       | [card] exp 12/27
			378282246310005                                     | [card]
			DE89 3704 0044 0532 0130 00                         | [iban]
			KZ86125KZT5004100100, GB29NWBK60161331926819        | [iban], [iban]
			my number is 123-45-6789                            | my number is [ssn]
			ssn: 123456789                                      | ssn: [ssn]
			ИИН 900101300017                                    | ИИН [iin]
			from 10.0.0.1:8080 and 2001:db8::1                  | from [ip]:8080 and [ip]
			I live at 123 Main Street, Apt 4B                   | I live at [address]
			1600 Pennsylvania Ave NW, Washington, DC 20500 now  | [address] now
			Hauptstraße 12, 10115 Berlin                        | [address]
			12 rue de la Paix                                   | [address]
			ул. Ленина, д. 5, кв. 12                            | [address]
			Абай көшесі 12; Via Roma 12; calle Mayor 5          | [address]; [address]; [address]
			""")
	void replacesPersonalData(String text, String redacted) {
		assertThat(redact(text)).isEqualTo(redacted);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			Authorization: Bearer abcDEF123456                  | Authorization: Bearer [credential]
			with Basic dXNlcjpwYXNz here                        | with Basic [credential] here
			Cookie: session=abc; theme=dark                     | Cookie: [credential]
			postgres://app:s3cr3t@db.example.com:5432/x         | postgres://[credential]@db.example.com:5432/x
			eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N | [jwt]
			a -----BEGIN RSA PRIVATE KEY-----\\nMIIE+/=\\n-----END RSA PRIVATE KEY----- b | a [private key] b
			-----BEGIN PRIVATE KEY-----\\nMIIE+/=                | [private key]
			sk-proj-abcdefghij1234567890ABCDEFG                 | [api key]
			sk-ant-api03-abcdefghij1234567890                   | [api key]
			id AKIAIOSFODNN7EXAMPLE                             | id [api key]
			ghp_abcdefghijklmnopqrstuvwxyz0123456789            | [api key]
			123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0       | [api key]
			aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRf | aws_secret_access_key = [api key]
			password=hunter2&user=bob                           | password=[password]&user=bob
			Server=db;Password=hunter2;Encrypt=True             | Server=db;Password=[password];Encrypt=True
			my password is hunter2!                             | my password is [password]!
			<password>secret</password>                         | <password>[password]</password>
			run --password hunter2 now                          | run --password [password] now
			пароль: secret1                                     | пароль: [password]
			**API Key:** `abc123def456`                         | **API Key:** `[api key]`
			""")
	void replacesSecrets(String text, String redacted) {
		assertThat(redact(text)).isEqualTo(redacted);
	}

	@ParameterizedTest
	@ValueSource(strings = { "apiKey", "api_key", "API-KEY", "x-api-key", "OPENAI_API_KEY", "openai.api.key" })
	void knowsANameHoweverItIsSpelled(String name) {
		assertThat(redact("{\"" + name + "\":\"hello\"}")).isEqualTo("{\"" + name + "\":\"[api key]\"}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{"password":"p\\"x","b":1}                    | {"password":"[password]","b":1}
			{"password":"[abc1","b":1}                    | {"password":"[password]","b":1}
			{"pin": 1234, "b":1}                          | {"pin": "[password]", "b":1}
			{"card":4111111111111111,"a":[4111111111111111, 5]} | {"card":"[card]","a":["[card]", 5]}
			{"args":"{\\"api_key\\":\\"hello\\",\\"n\\":1}"} | {"args":"{\\"api_key\\":\\"[api key]\\",\\"n\\":1}"}
			{"args":"{\\"card\\":4111111111111111}"}      | {"args":"{\\"card\\":\\"[card]\\"}"}
			{"text":"cards [4111111111111111]"}           | {"text":"cards [[card]]"}
			{"text":"Phone:\\n415-555-2671\\nbye"}        | {"text":"Phone:\\n[phone]\\nbye"}
			""")
	void leavesJsonValid(String json, String redacted) {
		assertThat(redact(json)).isEqualTo(redacted);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0af7651916cd43dd8448eb211c80319c", "00f067aa0ba902b7", "span_id=4111111111111111",
			"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
			"12345678-1234-4123-8123-123456789012", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "RF7K-29QX", "KTZW-5LXT-LNDY",
			"ts=1763750000 ms=1763750000123 us=1763750000123456 ns=1763750000123456789", "2026-11-21T10:15:30.123456Z",
			"2026-11-21 10:15:30,123", "21.11.2026", "v4.1.0 and version 1.2.3.4", "GET http://127.0.0.1:8080/ok",
			"on 0.0.0.0", "from ::1", "Chrome/120.0.0.0", "ord_9132", "4711", "offset 4155552671",
			"chatcmpl-9abcDEF123", "msg_01XFDUDYJgAACzvnptvVoYEL", "req_011CSHoEeqs5C35K2UUqR7Fy",
			"sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "order 123-4567890-1234567" })
	void leavesIdsAlone(String text) {
		assertThat(redact(text)).isEqualTo(text);
		assertThat(redact("{\"value\":\"" + text + "\"}")).isEqualTo("{\"value\":\"" + text + "\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "card 4111111111111112", "000-12-3456 and 666-12-3456", "iin 900101300018",
			"DE89 3704 0044 0532 0130 01", "255.255.255.256", "@Override foo@1.2", "Basic authentication",
			"10 people way down the road", "task-force risk-based disk-usage-percent-of-node", "12:30:45 std::vector",
			"lat 37.774929, -122.419415", "12 345 678 and 1,234,567.89", "{\"tokens\":12,\"max_tokens\":500}",
			"\"token\": 12, input_tokens=17, token_count: 4", "{\"token\":\"Hello\",\"logprob\":-0.1}",
			"{\"next_page_token\":\"CAUQAA1234567890\"}", "password is required", "\"password\":null",
			"password=${DB_PASSWORD}", "Password: must contain a digit" })
	void leavesOtherTextsAlone(String text) {
		assertThat(redact(text)).isEqualTo(text);
	}

	@Test
	void countsByType() {
		RedactionCounts found = new RedactionCounts();
		this.redactor.redact("a@b.io c@d.io 415-555-2671", found);
		assertThat(found.byType()).containsExactly(Map.entry("email", 2L), Map.entry("phone", 1L));
	}

	@Test
	void returnsTheSameTextWhereNothingIsFound() {
		RedactionCounts found = new RedactionCounts();
		String text = "Where is my onboarding request?";
		assertThat(this.redactor.redact(text, found)).isSameAs(text);
		assertThat(found.byType()).isEmpty();
	}

	@Test
	void takesPatternsOfTheUser() {
		Redactor own = Redactors.configured(Map.of("employee", "EMP-[0-9]+"));
		RedactionCounts found = new RedactionCounts();
		assertThat(own.redact("EMP-12 and EMP-13", found)).isEqualTo("[employee] and [employee]");
		assertThat(found.byType()).containsExactly(Map.entry("employee", 2L));
	}

	@Test
	void leavesItsOwnLabelsToPatternsOfTheUser() {
		Redactor own = Redactors.configured(Map.of("word", "[a-z]+"));
		String once = own.redact("EMP password=x", new RedactionCounts());
		assertThat(own.redact(once, new RedactionCounts())).isEqualTo(once);
	}

	@Test
	void knowsPhonesOfConfiguredRegions() {
		Redactor british = Redactors.ofRegions(List.of("GB"));
		assertThat(british.redact("020 7946 0958", new RedactionCounts())).isEqualTo("[phone]");
		assertThat(Redactors.ofRegions(List.of("KZ")).redact("020 7946 0958", new RedactionCounts()))
			.isEqualTo("020 7946 0958");
	}

	private String redact(String text) {
		String once = this.redactor.redact(text, new RedactionCounts());
		assertThat(this.redactor.redact(once, new RedactionCounts())).isEqualTo(once);
		return once;
	}

}
