package io.throughline.redaction;

import java.util.List;

/**
 * Secrets within a URL: user and password, whose host is kept, and the path of a web
 * hook, which opens it to whoever knows it.
 */
final class UrlRule implements Rule {

	private static final int LONGEST = 512;

	private static final List<String> WEB_HOOKS = List.of("hooks.slack.com/services/", "hooks.slack.com/workflows/",
			"hooks.slack.com/triggers/", "discord.com/api/webhooks/", "discordapp.com/api/webhooks/",
			"outlook.office.com/webhook/", "hooks.zapier.com/hooks/catch/");

	@Override
	public int apply(Scan scan, int at) {
		if (scan.at(at + 1) != '/' || scan.at(at + 2) != '/' || !Ascii.isAlphanumeric(scan.at(at - 1))) {
			return at;
		}
		int from = at + 3;
		int last = -1;
		for (int i = from; i - from < LONGEST && isAuthority(scan.at(i)); i++) {
			if (scan.at(i) == '@') {
				last = i;
			}
		}
		if (last > from && scan.labelEnd(from) != last) {
			return scan.replace(from, last, Label.CREDENTIAL);
		}
		return webHook(scan, at, from);
	}

	private static int webHook(Scan scan, int at, int from) {
		for (String hook : WEB_HOOKS) {
			if (scan.startsWith(hook, from)) {
				int secret = from + hook.length();
				int to = secret;
				while (Ascii.isToken(scan.at(to)) || scan.at(to) == '/') {
					to++;
				}
				return (to > secret) ? scan.replace(secret, to, Label.API_KEY) : at;
			}
		}
		return at;
	}

	private static boolean isAuthority(char c) {
		return c > ' ' && "/?#\"'<>\\)}".indexOf(c) < 0;
	}

}
