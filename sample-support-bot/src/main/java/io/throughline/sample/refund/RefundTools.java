package io.throughline.sample.refund;

import io.throughline.sample.chat.ChatTurn;
import io.throughline.sample.chat.SupportTools;
import io.throughline.sample.ticket.Verdict;
import io.throughline.step.StepStatus;
import io.throughline.step.Steps;
import io.throughline.step.ToolStep.SideEffect;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.annotation.ToolParam;
import org.springframework.stereotype.Component;

/** What the agent may do about money. It checks the model's arguments like any input. */
@Component
final class RefundTools implements SupportTools {

	private static final Logger logger = LoggerFactory.getLogger(RefundTools.class);

	private static final String CREATE = "create_refund";

	private static final String QUEUE = "queue_refund";

	private final RefundDesk desk;

	private final RefundProperties properties;

	private final Steps steps;

	RefundTools(RefundDesk desk, RefundProperties properties, Steps steps) {
		this.desk = desk;
		this.properties = properties;
		this.steps = steps;
	}

	@Tool(name = CREATE, description = "Pay a refund for a delayed or lost package at once")
	String create(@ToolParam(description = "the order") @Nullable String orderId,
			@ToolParam(description = "the amount in cents") @Nullable Long amountCents, ToolContext context) {
		ChatTurn turn = ChatTurn.of(context);
		this.steps.currentTool().sideEffect(SideEffect.NON_IDEMPOTENT).retryable(false);
		String order = order(CREATE, orderId, turn);
		long cents = cents(CREATE, amountCents, this.properties.limitCents(), turn);
		try {
			return "Refund " + this.desk.payNow(order, cents).refundId() + " is paid";
		}
		catch (RuntimeException ex) {
			logger.warn("Tool {} failed: the payment service did not answer", CREATE);
			turn.toolFailed(CREATE, Verdict.ASK_ENGINEERING);
			throw ex;
		}
	}

	@Tool(name = QUEUE, description = "Queue a refund for a customer who was charged twice; it is checked first")
	String queue(@ToolParam(description = "the order") @Nullable String orderId,
			@ToolParam(description = "the amount in cents") @Nullable Long amountCents,
			@ToolParam(description = "why, in the customer's words") @Nullable String reason, ToolContext context) {
		ChatTurn turn = ChatTurn.of(context);
		this.steps.currentTool().sideEffect(SideEffect.NON_IDEMPOTENT).retryable(false);
		String order = order(QUEUE, orderId, turn);
		long cents = cents(QUEUE, amountCents, RefundController.MAX_CENTS, turn);
		try {
			return "Refund " + this.desk.queue(order, cents, (reason != null) ? reason : "").refundId() + " is pending";
		}
		catch (RuntimeException ex) {
			logger.warn("Tool {} failed: the refund could not be queued", QUEUE);
			turn.toolFailed(QUEUE, Verdict.SAFE_TO_RETRY);
			throw ex;
		}
	}

	private String order(String tool, @Nullable String orderId, ChatTurn turn) {
		if (orderId == null || !RefundController.ORDER.matcher(orderId).matches()) {
			throw refused(tool, "The order id is not valid", turn);
		}
		return orderId;
	}

	private long cents(String tool, @Nullable Long amountCents, long limit, ChatTurn turn) {
		boolean within = amountCents != null && amountCents >= 1 && amountCents <= limit;
		this.steps.policy("refund_limit").run((policy) -> policy.decision(within ? "allow" : "deny"));
		if (amountCents == null || !within) {
			throw refused(tool, "The amount of " + amountCents + " cents is not within 1 to " + limit, turn);
		}
		return amountCents;
	}

	private RefundRefusedException refused(String tool, String why, ChatTurn turn) {
		logger.warn("Tool {} refused: {}", tool, why);
		this.steps.currentTool().status(StepStatus.VALIDATION_ERROR).errorCode("refused");
		turn.toolFailed(tool, Verdict.MANUAL_FIX);
		return new RefundRefusedException(why + ". A colleague has to decide.");
	}

}
