package io.throughline.incident;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.throughline.store.TraceStoreException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationArgumentResolver;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameter;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;

/**
 * Gives the operations of the look-up endpoints their {@link Inquiry}, and answers a
 * problem where one of them has no other answer.
 */
final class InquiryAdvisor implements OperationInvokerAdvisor {

	private static final Set<String> ENDPOINTS = Set.of("incidents", "sessions", "prompts", "handoffs", "evalcases",
			"drill");

	private final InquiryRules rules;

	InquiryAdvisor(InquiryRules rules) {
		this.rules = rules;
	}

	@Override
	public OperationInvoker apply(EndpointId endpointId, OperationType operationType, OperationParameters parameters,
			OperationInvoker invoker) {
		if (!ENDPOINTS.contains(endpointId.toString())) {
			return invoker;
		}
		Set<String> selectors = parameters.stream().map(OperationParameter::getName).collect(Collectors.toSet());
		return (context) -> invoke(invoker, context, selectors);
	}

	private @Nullable Object invoke(OperationInvoker invoker, InvocationContext context, Set<String> selectors) {
		IncidentFormat format = Objects.requireNonNullElse(context.resolveArgument(IncidentFormat.class),
				IncidentFormat.JSON);
		SecurityContext security = Objects.requireNonNullElse(context.resolveArgument(SecurityContext.class),
				SecurityContext.NONE);
		Inquiry inquiry = new Inquiry(security, context.getArguments(), selectors, this.rules);
		try {
			return invoker.invoke(new InvocationContext(security, context.getArguments(),
					OperationArgumentResolver.of(Inquiry.class, () -> inquiry), others(context)));
		}
		catch (ProblemException ex) {
			return format.answer(ex.problem());
		}
		catch (TraceStoreException ex) {
			return format.answer(this.rules.problems().storeUnavailable());
		}
	}

	private static OperationArgumentResolver others(InvocationContext context) {
		return new OperationArgumentResolver() {

			@Override
			public boolean canResolve(Class<?> type) {
				return context.canResolve(type);
			}

			@Override
			public <T> @Nullable T resolve(Class<T> type) {
				return context.resolveArgument(type);
			}

		};
	}

}
