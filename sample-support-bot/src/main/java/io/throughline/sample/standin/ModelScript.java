package io.throughline.sample.standin;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What the model says: the first scene with a cue in the user's message is played, where
 * its prompt asks for it.
 */
final class ModelScript {

	// Longer than any client of the sample waits.
	private static final Duration TOO_LONG = Duration.ofSeconds(5);

	private static final ModelReply SEARCH = ModelReply.call("search_records",
			"{\"query\":\"status of the onboarding request\"}");

	private static final ModelReply ASK_CRM = ModelReply.call("crm_lookup", "{\"subject\":\"onboarding\"}");

	private static final List<Scene> SCENES = List.of(
			// The refund worker's question comes first: it quotes the customer.
			new Scene("duplicate check: order 4711", ModelReply.text("DUPLICATE").after(TOO_LONG)),
			new Scene("duplicate check:", ModelReply.text("DUPLICATE")),
			new Scene("#", ModelReply.text("Hello from fake")),
			// From version 18 on the prompt forbids what the next scene says.
			new Scene("onboarding", "Never present an old record", List.of(SEARCH, ASK_CRM,
					ModelReply.text("I could not confirm where your onboarding request is today, because our customer "
							+ "system does not answer. The last record that I can see is an old one. A colleague will "
							+ "check and write to you."))),
			new Scene("onboarding", SEARCH, ASK_CRM,
					ModelReply.text("Your onboarding request is waiting for a response. As soon as the response is in, "
							+ "we will continue with the next step. There is nothing you need to do.")),
			new Scene("ord_9132", ModelReply.call("create_refund", "{\"orderId\":\"ord_9132\",\"amountCents\":89900}"),
					ModelReply.text("I am sorry that your package is late. I may not pay this refund myself, because "
							+ "the amount is above my limit. I have handed order ord_9132 over to a colleague, who will "
							+ "decide within one working day.")),
			new Scene("4711",
					ModelReply.call("queue_refund",
							"{\"orderId\":\"4711\",\"amountCents\":4990,\"reason\":\"charged twice\"}"),
					ModelReply
						.text("I am sorry about the double charge. Your refund of 49.90 for order 4711 is pending: "
								+ "we check the charge first and then pay it back.")),
			new Scene("return policy", ModelReply.call("search_policies", "{\"query\":\"return policy\"}"),
					ModelReply.text("You can return any item within 30 days of delivery, unused and in its box. The "
							+ "return label is free.")));

	private static final Scene OTHERWISE = new Scene("", ModelReply
		.text("I can help with orders, returns, refunds and onboarding requests. What would you like to know?"));

	private ModelScript() {
	}

	static ModelReply reply(ModelQuestion question) {
		Scene scene = SCENES.stream().filter((each) -> each.fits(question)).findFirst().orElse(OTHERWISE);
		int line = Math.min(question.toolResults().size(), scene.lines().size() - 1);
		return scene.lines().get(line);
	}

	/**
	 * A conversation: a line for each tool result so far.
	 *
	 * @param cue what the user's message contains, in lower case
	 * @param prompt what the system prompt contains
	 * @param lines what the model says in turn
	 */
	private record Scene(String cue, String prompt, List<ModelReply> lines) {

		Scene(String cue, ModelReply... lines) {
			this(cue, "", List.of(lines));
		}

		boolean fits(ModelQuestion question) {
			return question.user().toLowerCase(Locale.ROOT).contains(this.cue)
					&& question.system().contains(this.prompt);
		}

	}

}
