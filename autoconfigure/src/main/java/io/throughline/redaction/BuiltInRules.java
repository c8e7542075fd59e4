package io.throughline.redaction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The rules that are always there, by the characters at which they look.
 */
final class BuiltInRules {

	private static final String DIGITS = "0123456789";

	private static final int MAX_IDENTIFIER = 64 * 1024;

	private BuiltInRules() {
	}

	/**
	 * Return all rules.
	 * @param regions countries whose phones are known without their prefix
	 * @return the rules
	 */
	static Map<String, Rule> all(List<String> regions) {
		TokenRule tokens = new TokenRule(new NumberRule(new PhoneNumbers(regions), new AddressRule()));
		Map<String, Rule> rules = secrets(tokens);
		rules.put(DIGITS, tokens);
		return rules;
	}

	/**
	 * Return a redactor for identifiers: e-mail addresses and secrets, no number.
	 * @return the redactor
	 */
	static Redactor strict() {
		TokenRule tokens = new TokenRule(null);
		Map<String, Rule> rules = secrets(tokens);
		rules.put(DIGITS, tokens);
		return new ScanningRedactor(rules, List.of(), MAX_IDENTIFIER, TimeUnit.SECONDS.toNanos(1), System::nanoTime);
	}

	private static Map<String, Rule> secrets(TokenRule tokens) {
		Map<String, Rule> rules = new LinkedHashMap<>();
		MemberRule members = new MemberRule();
		rules.put("@%", new EmailRule());
		rules.put("-", inTurn(new PrivateKeyRule(), members, tokens));
		rules.put("_AJ", tokens);
		rules.put(":", inTurn(new UrlRule(), new IpAddress(), members));
		rules.put("=>", members);
		rules.put("B", new SchemeRule());
		rules.put("w", new PhraseRule());
		return rules;
	}

	private static Rule inTurn(Rule... rules) {
		return (scan, at) -> {
			int end = at;
			for (int i = 0; i < rules.length && end <= at; i++) {
				end = rules[i].apply(scan, at);
			}
			return end;
		};
	}

}
