package io.throughline.incident.servlet;

import io.throughline.incident.LookUpGuard;
import jakarta.servlet.DispatcherType;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Puts the guard before the management endpoints of servlet applications.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ DispatcherServlet.class, FilterRegistrationBean.class })
@ConditionalOnBean(LookUpGuard.class)
final class LookUpFilterConfiguration {

	@Bean
	static FilterRegistrationBean<LookUpFilter> throughlineLookUpFilter(LookUpGuard guard) {
		FilterRegistrationBean<LookUpFilter> registration = new FilterRegistrationBean<>(new LookUpFilter(guard));
		// Behind all that finds out who is logged in.
		registration.setOrder(Ordered.LOWEST_PRECEDENCE);
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		return registration;
	}

}
