package io.throughline.incident.reactive;

import io.throughline.incident.LookUpGuard;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/**
 * Puts the guard before the management endpoints of reactive applications.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnClass(DispatcherHandler.class)
@ConditionalOnBean(LookUpGuard.class)
final class LookUpFilterConfiguration {

	@Bean
	static LookUpFilter throughlineLookUpFilter(LookUpGuard guard,
			ObjectProvider<ForwardedHeaderTransformer> forwarding) {
		return new LookUpFilter(guard, forwarding.stream().findAny().isPresent());
	}

}
