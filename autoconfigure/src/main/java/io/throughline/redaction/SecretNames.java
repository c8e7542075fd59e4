package io.throughline.redaction;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Names under which secrets are kept, however they are spelled: {@code apiKey},
 * {@code API-KEY} and {@code my.api_key} all end with {@code apikey}.
 */
enum SecretNames {

	/**
	 * Passwords.
	 */
	PASSWORD(Label.PASSWORD, true,
			"password passwd passphrase passcode pwd passwordhash passwordconfirmation passwordconfirm"
					+ " dbpass userpass smtppass adminpass rootpass mailpass passwort kennwort wachtwoord contraseña"
					+ " contrasena motdepasse senha parola şifre sifre hasło haslo lösenord salasana пароль құпиясөз"
					+ " пинкод пин pinnumber",
			"pass pw psw pin otp"),

	/**
	 * Check numbers of cards.
	 */
	CARD(Label.CARD, true, "cvv cvc cvv2 cvc2 cvvcode cvccode cardsecuritycode", "csc"),

	/**
	 * What opens something for whoever holds it.
	 */
	CREDENTIAL(Label.CREDENTIAL, true, "authorization credential credentials", ""),

	/**
	 * Cookies, each a list of values.
	 */
	COOKIE(Label.CREDENTIAL, true, "cookie setcookie", ""),

	/**
	 * Keys and tokens of programs.
	 */
	KEY(Label.API_KEY, true,
			"apikey apitoken apisecret accesskey secretkey privatekey secret authtoken accesstoken refreshtoken"
					+ " idtoken bearertoken sessiontoken securitytoken csrftoken xsrftoken oauthtoken encryptionkey"
					+ " signingkey masterkey accountkey sharedkey subscriptionkey storagekey licensekey authkey"
					+ " secrettoken bottoken sastoken privatetoken jobtoken sshkey secretkeybase amzsignature"
					+ " googsignature webhookurl appkey clientkey hmackey aeskey rsakey",
			""),

	/**
	 * What may be a secret: only where the value looks like one.
	 */
	MAYBE_KEY(Label.API_KEY, false, "token key", "auth sig signature");

	private static final int LONGEST = 48;

	private static final int ASCII = 128;

	private static final boolean[] LAST_TWO = new boolean[ASCII * ASCII];

	// Words before "key" or "token" that make it no secret.
	private static final Set<String> HARMLESS = Set.of("public", "primary", "foreign", "cache", "partition", "routing",
			"sort", "idempotency", "message", "record", "object", "dedup", "deduplication", "lock", "row", "hash",
			"map", "lookup", "issue", "project", "document", "page", "next", "continuation", "cancellation", "eos",
			"bos", "pad", "unk", "sep", "cls", "mask", "stop", "special", "first", "last", "max", "min", "per",
			"prompt", "session", "business", "natural", "unique", "composite", "join", "group", "translation", "i18n",
			"config", "property", "json", "header", "sync", "whis", "tur", "mon", "hot", "don", "joc");

	private static final Map<String, SecretNames> SUFFIXES = new HashMap<>();

	private static final Map<String, SecretNames> EXACT = new HashMap<>();

	static {
		for (SecretNames names : values()) {
			names.suffixes.forEach((name) -> SUFFIXES.put(mark(name), names));
			names.exact.forEach((name) -> EXACT.put(mark(name), names));
		}
	}

	private final String label;

	private final boolean sure;

	private final List<String> suffixes;

	private final Set<String> exact;

	SecretNames(String label, boolean sure, String suffixes, String exact) {
		this.label = label;
		this.sure = sure;
		this.suffixes = List.of(suffixes.split(" "));
		this.exact = (exact.isEmpty()) ? Set.of() : Set.of(exact.split(" "));
	}

	private static String mark(String name) {
		int last = name.length() - 1;
		if (name.charAt(last) < ASCII && name.charAt(last - 1) < ASCII) {
			LAST_TWO[name.charAt(last - 1) * ASCII + name.charAt(last)] = true;
		}
		return name;
	}

	String label() {
		return this.label;
	}

	/**
	 * Whether the value is a secret whatever it looks like.
	 * @return whether it is
	 */
	boolean isSure() {
		return this.sure;
	}

	/**
	 * Return which secrets have this name.
	 * @param name the name as it is spelled
	 * @return the secrets, or {@code null} if it is no secret's name
	 */
	static @Nullable SecretNames of(CharSequence name) {
		StringBuilder letters = new StringBuilder(LONGEST);
		for (int i = Math.max(0, name.length() - LONGEST); i < name.length(); i++) {
			if (Character.isLetterOrDigit(name.charAt(i))) {
				letters.append(name.charAt(i));
			}
		}
		while (letters.length() > 1 && Ascii.isDigit(letters.charAt(letters.length() - 1))) {
			letters.setLength(letters.length() - 1);
		}
		return (mayEnd(letters)) ? find(letters.toString().toLowerCase(Locale.ROOT)) : null;
	}

	private static boolean mayEnd(CharSequence name) {
		return name.length() > 1 && mayEnd(name.charAt(name.length() - 2), name.charAt(name.length() - 1));
	}

	/**
	 * Whether a name may be a secret's by its last two letters.
	 * @param before the last but one
	 * @param last the last
	 * @return whether it may
	 */
	static boolean mayEnd(char before, char last) {
		if (before >= ASCII || last >= ASCII || Ascii.isDigit(last)) {
			return true;
		}
		return LAST_TWO[(before | ' ') * ASCII + (last | ' ')];
	}

	private static @Nullable SecretNames find(String name) {
		SecretNames exactly = EXACT.get(name);
		if (exactly != null) {
			return exactly;
		}
		for (int from = 0; from < name.length() - 1; from++) {
			String suffix = name.substring(from);
			SecretNames names = SUFFIXES.get(suffix);
			if (names != null) {
				return (names.sure || !isHarmless(name.substring(0, from), suffix)) ? names : null;
			}
		}
		return null;
	}

	private static boolean isHarmless(String rest, String suffix) {
		if (rest.isEmpty()) {
			return suffix.equals("key");
		}
		return HARMLESS.stream().anyMatch(rest::endsWith);
	}

}
