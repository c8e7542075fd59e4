package io.throughline.redaction.accuracy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Makes secrets, after the formats that their providers publish.
 */
final class SecretValues {

	private final Chance chance;

	SecretValues(Chance chance) {
		this.chance = chance;
	}

	String apiKey() {
		Chance c = this.chance;
		return switch (c.between(0, 29)) {
			case 0 -> "sk-" + c.text(48, Chance.ALNUM);
			case 1 -> "sk-proj-" + c.text(74, Chance.URL64) + "T3BlbkFJ" + c.text(74, Chance.ALNUM);
			case 2 -> "sk-ant-api03-" + c.text(93, Chance.URL64) + "AA";
			case 3 -> c.of("AKIA", "ASIA") + c.text(16, Chance.UPPER + "234567");
			case 4 -> c.of("ghp_", "gho_", "ghs_", "ghr_") + c.text(36, Chance.ALNUM);
			case 5 -> "github_pat_" + c.text(22, Chance.ALNUM) + "_" + c.text(59, Chance.ALNUM);
			case 6 -> "glpat-" + c.text(20, Chance.ALNUM);
			case 7 -> "AIza" + c.text(34, Chance.URL64) + "k";
			case 8 -> "xoxb-" + c.digits(12) + "-" + c.digits(13) + "-" + c.text(24, Chance.ALNUM);
			case 9 -> c.of("sk_live_", "rk_live_", "pk_test_") + c.text(24, Chance.ALNUM);
			case 10 -> "SG." + c.text(22, Chance.ALNUM) + "." + c.text(43, Chance.ALNUM);
			case 11 -> "SK" + c.text(32, Chance.HEX);
			case 12 -> "npm_" + c.text(36, Chance.ALNUM);
			case 13 -> "pypi-AgEIcHlwaS5vcmc" + c.text(120, Chance.ALNUM);
			case 14 -> "hf_" + c.text(34, Chance.ALNUM);
			case 15 -> "gsk_" + c.text(52, Chance.ALNUM);
			case 16 -> "dop_v1_" + c.text(64, Chance.HEX);
			case 17 -> "shpat_" + c.text(32, Chance.HEX);
			case 18 -> "dapi" + c.text(32, Chance.HEX);
			case 19 -> "dp.pt." + c.text(43, Chance.ALNUM);
			case 20 -> "hvs." + c.text(95, Chance.ALNUM);
			case 21 -> "lin_api_" + c.text(40, Chance.ALNUM);
			case 22 -> "PMAK-" + c.text(24, Chance.HEX) + "-" + c.text(34, Chance.HEX);
			case 23 -> "glsa_" + c.text(32, Chance.ALNUM) + "_" + c.text(8, Chance.HEX);
			case 24 -> "NRAK-" + c.text(27, Chance.UPPER + Chance.DIGITS);
			case 25 -> "pplx-" + c.text(48, Chance.ALNUM);
			case 26 -> "sk-or-v1-" + c.text(64, Chance.HEX);
			case 27 -> c.digits(9) + "9:AA" + c.text(33, Chance.ALNUM);
			case 28 -> "AGE-SECRET-KEY-1" + c.text(58, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L");
			default -> "sk-lf-" + c.text(8, Chance.HEX) + "-" + c.text(4, Chance.HEX) + "-" + c.text(12, Chance.HEX);
		};
	}

	String jwt() {
		String header = encode("{\"alg\":\"" + this.chance.of("HS256", "RS256", "ES256") + "\",\"typ\":\"JWT\"}");
		String body = encode("{\"sub\":\"" + this.chance.digits(10) + "\",\"iat\":" + this.chance.digits(10) + "}");
		return header + "." + body + "." + this.chance.text(43, Chance.URL64);
	}

	String basic() {
		return Base64.getEncoder()
			.encodeToString(("user" + this.chance.digits(2) + ":" + password()).getBytes(StandardCharsets.UTF_8));
	}

	String bearer() {
		return this.chance.text(this.chance.between(20, 64), Chance.URL64) + this.chance.digits(1);
	}

	String privateKey() {
		String type = this.chance.of("", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED ");
		String gap = this.chance.of("\n", "\\n");
		StringBuilder key = new StringBuilder("-----BEGIN " + type + "PRIVATE KEY-----" + gap);
		for (int i = 0; i < 4; i++) {
			key.append(this.chance.text(64, Chance.ALNUM + "+/")).append(gap);
		}
		return key + "-----END " + type + "PRIVATE KEY-----";
	}

	String password() {
		return this.chance.text(this.chance.between(6, 16), Chance.ALNUM + "!#$%*+-.?@^_~") + "x";
	}

	private static String encode(String json) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
	}

}
