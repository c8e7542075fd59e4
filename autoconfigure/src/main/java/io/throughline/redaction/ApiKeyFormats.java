package io.throughline.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.throughline.redaction.ApiKeyFormat.Alphabet;

/**
 * Forms of keys and tokens that their providers publish, as prefix, alphabet and length
 * behind the prefix.
 */
final class ApiKeyFormats {

	/**
	 * Length that keys without a greatest length are looked at.
	 */
	static final int ANY = 256;

	private static final String MODELS = """
			sk- NAME 20 | sk-proj- NAME 20 | sk-ant- NAME 20 | sk-or- NAME 20 | sk-lf- NAME 20 | pk-lf- NAME 20
			sk-svcacct- NAME 20 | sk-admin- NAME 20 | sess- ALNUM 40 | sk_ ALNUM 16 | pk_ ALNUM 16 | rk_ ALNUM 16
			gsk_ ALNUM 32 | xai- NAME 40 | pplx- NAME 32 | hf_ ALNUM 30 | api_org_ ALNUM 30 | r8_ NAME 30
			lsv2_ NAME 32 | ls__ HEX 32 | nvapi- NAME 40 | csk- ALNUM 32 | tgp_v1_ NAME 30 | fw_ ALNUM 22
			pcsk_ NAME 40 | jina_ ALNUM 40 | tvly- NAME 20 | llx- ALNUM 32 | e2b_ HEX 30 | fc- HEX 32 32
			AIza NAME 35 35 | ABSK BASE64 60 | bedrock-api-key- BASE64 40 | pa- NAME 40 | tr- NAME 40 | AQ. NAME 40
			""";

	private static final String CLOUDS = """
			AKIA UPPER 16 16 | ASIA UPPER 16 16 | ABIA UPPER 16 16 | ACCA UPPER 16 16 | A3T UPPER 17 17
			GOCSPX- NAME 24 | ya29. DOTTED 30 | LTAI ALNUM 12 26 | AKID ALNUM 32 | dop_v1_ HEX 40 | doo_v1_ HEX 40
			dor_v1_ HEX 40 | hvs. NAME 24 | hvb. NAME 24 | hvr. NAME 24 | HRKU- NAME 30 | fo1_ NAME 40
			fm1r_ BASE64 40 | fm2_ BASE64 40 | FlyV1 BASE64 40 | pscale_tkn_ DOTTED 32 | pscale_pw_ DOTTED 32
			pscale_oauth_ DOTTED 32 | sbp_ HEX 36 | sb_secret_ NAME 20 | sb_publishable_ NAME 20 | dapi HEX 32
			dose HEX 32 | dkea HEX 32 | pul- HEX 40 | nfp_ ALNUM 32 | tskey- NAME 20 | v1.0- NAME 120
			cfut_ ALNUM 30 | cfat_ ALNUM 30 | AQVN NAME 35 | t1. DOTTED 80 | sha256~ NAME 43 | API- UPPER 26 26
			CLOJARS_ ALNUM 60 | dt0c01. DOTTED 80 | dt0s16. DOTTED 80 | vercel_ ALNUM 24 | railway_ NAME 30
			tk-us- NAME 48 | ico- ALNUM 32 | atlasv1. NAME 60 | NEON_ NAME 40 | napi_ ALNUM 40
			""";

	private static final String CODE = """
			ghp_ ALNUM 36 | gho_ ALNUM 36 | ghu_ ALNUM 36 | ghs_ ALNUM 36 | ghr_ ALNUM 36 | github_pat_ NAME 22
			glpat- DOTTED 20 | glptt- NAME 20 | gldt- NAME 20 | glrt- DOTTED 20 | glcbt- NAME 20 | gloas- NAME 40
			glft- NAME 20 | glimt- NAME 20 | glagent- NAME 40 | glsoat- NAME 20 | glffct- NAME 20 | GR1348941 NAME 20
			npm_ ALNUM 36 | pypi- NAME 50 | rubygems_ HEX 40 | dckr_pat_ NAME 24 | dckr_oat_ NAME 24 | cio ALNUM 32 32
			lin_api_ ALNUM 32 | lin_oauth_ ALNUM 32 | ntn_ ALNUM 40 | secret_ ALNUM 40 | PMAK- NAME 40 | PMAT- NAME 26
			ATATT3 BASE64 40 | ATCTT3 BASE64 40 | ATBB ALNUM 24 | figd_ NAME 36 | figo_ NAME 36 | glsa_ NAME 32
			glc_ BASE64 32 | NRAK- UPPER 27 | NRII- NAME 32 | NRJS- HEX 19 | NRAL- NAME 32 | NRBR- HEX 19
			sntrys_ BASE64 40 | sntryu_ HEX 60 | sntrya_ HEX 60 | squ_ HEX 40 | sqp_ HEX 40 | sqa_ HEX 40
			sgp_ NAME 40 | slk_ HEX 64 | pnu_ ALNUM 36 | rdme_ ALNUM 40 | dp.pt. ALNUM 40 | dp.st. DOTTED 40
			dp.sa. ALNUM 40 | dp.ct. ALNUM 40 | dp.scim. ALNUM 40 | dp.audit. ALNUM 40 | ops_ BASE64 60
			A3- NAME 30 | AKCp ALNUM 60 | cmVmd ALNUM 55 | phc_ NAME 40 | phx_ NAME 40 | bkua_ HEX 40 | CCIPAT_ NAME 40
			sm_aat_ ALNUM 16 | sm_pat_ ALNUM 16 | sm_sat_ ALNUM 16 | fio-u- NAME 60 | tfp_ DOTTED 50 | s-s4t2 NAME 40
			""";

	private static final String SERVICES = """
			xoxb- NAME 20 | xoxp- NAME 20 | xoxa- NAME 20 | xoxr- NAME 20 | xoxs- NAME 20 | xoxo- NAME 20
			xoxe- NAME 20 | xoxe. DOTTED 40 | xoxc- NAME 20 | xoxd- BASE64 20 | xapp- NAME 20 | xwfp- NAME 20
			sk_live_ ALNUM 10 | sk_test_ ALNUM 10 | rk_live_ ALNUM 10 | rk_test_ ALNUM 10 | pk_live_ ALNUM 10
			pk_test_ ALNUM 10 | sk_prod_ ALNUM 10 | rk_prod_ ALNUM 10 | whsec_ BASE64 24 | SG. DOTTED 50 | SK HEX 32 32
			key- HEX 32 32 | pubkey- HEX 32 32 | xkeysib- NAME 64 | xsmtpsib- NAME 64 | shpat_ HEX 32 | shpca_ HEX 32
			shppa_ HEX 32 | shpss_ HEX 32 | sq0atp- NAME 22 | sq0csp- NAME 40 | sq0idp- NAME 22 | EAAA NAME 56
			sandbox-sq0idb- NAME 22 | sl. NAME 60 | sl.u. NAME 60 | pat DOTTED 70 90 | pat-na1- NAME 32 | pat-eu1- NAME 32
			EAACEdEose0cBA ALNUM 20 | EZAK ALNUM 54 | EZTK ALNUM 54 | FLWSECK_TEST- NAME 12 | FLWSECK- NAME 12
			FLWPUBK_TEST- NAME 12 | shippo_live_ HEX 40 | shippo_test_ HEX 40 | duffel_live_ NAME 40 | duffel_test_ NAME 40
			live_ HEX 35 | test_ HEX 35 | access-production- NAME 30 | access-sandbox- NAME 30 | pk.eyJ DOTTED 40
			sk.eyJ DOTTED 40 | AGE-SECRET-KEY-1 UPPER 50 | ATATT BASE64 60 | p8e- ALNUM 32 | patS DOTTED 60
			amzn.mws. NAME 30 | EAAG ALNUM 60 | EAAC ALNUM 60 | IGQV NAME 60 | mfa. NAME 80 | waka_ NAME 36
			""";

	private ApiKeyFormats() {
	}

	/**
	 * Return all formats, those of longer prefixes first.
	 * @return the formats
	 */
	static List<ApiKeyFormat> all() {
		List<ApiKeyFormat> formats = new ArrayList<>();
		for (String row : (MODELS + CLOUDS + CODE + SERVICES).strip().split("\\s*[|\n]\\s*")) {
			String[] cells = row.split(" ");
			int most = (cells.length > 3) ? Integer.parseInt(cells[3]) : ANY;
			formats.add(new ApiKeyFormat(cells[0], Alphabet.valueOf(cells[1]), Integer.parseInt(cells[2]), most));
		}
		formats.sort(Comparator.comparingInt((format) -> -format.prefix().length()));
		return formats;
	}

}
