package io.throughline.entry;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.identity.IdentityAutoConfiguration;
import io.throughline.identity.IdentityResolver;
import io.throughline.propagation.InboundTrust;
import io.throughline.propagation.RequiredIds;
import io.throughline.scope.ScopeAutoConfiguration;
import io.throughline.scope.ScopeFieldsHandler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the door, as far as both wings share it.
 */
@AutoConfiguration(after = { IdentityAutoConfiguration.class, ScopeAutoConfiguration.class })
@ConditionalOnEnabledThroughline
@ConditionalOnWebApplication
@EnableConfigurationProperties(EntryProperties.class)
public final class EntryAutoConfiguration {

	@Bean
	static EntryRecorder throughlineEntryRecorder(EntryProperties properties, ObjectProvider<IdentityResolver> resolver,
			ScopeFieldsHandler fields, ObjectProvider<RequiredIds> required, Environment environment) {
		return new EntryRecorder(properties, resolver, fields, required,
				environment.getProperty("spring.application.version"));
	}

	@Bean
	@ConditionalOnMissingBean
	static InboundTrust throughlineInboundTrust(EntryProperties properties) {
		return new EntryTrust(properties);
	}

}
