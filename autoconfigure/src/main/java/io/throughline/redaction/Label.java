package io.throughline.redaction;

import java.util.Set;

/**
 * Names of the types, as they stand in brackets in a redacted text.
 */
final class Label {

	static final String EMAIL = "email";

	static final String PHONE = "phone";

	static final String CARD = "card";

	static final String IBAN = "iban";

	static final String SSN = "ssn";

	static final String IIN = "iin";

	static final String IP = "ip";

	static final String ADDRESS = "address";

	static final String CREDENTIAL = "credential";

	static final String JWT = "jwt";

	static final String PRIVATE_KEY = "private key";

	static final String API_KEY = "api key";

	static final String PASSWORD = "password";

	static final String FAILED = "failed";

	static final Set<String> ALL = Set.of(EMAIL, PHONE, CARD, IBAN, SSN, IIN, IP, ADDRESS, CREDENTIAL, JWT, PRIVATE_KEY,
			API_KEY, PASSWORD);

	private Label() {
	}

}
