package io.throughline.row;

import io.throughline.ConditionalOnEnabledThroughline;
import net.ttddyy.dsproxy.transform.QueryTransformer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.r2dbc.convert.R2dbcConverter;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;

/**
 * Auto-configuration of the trace id in database rows; Hibernate needs none.
 */
@AutoConfiguration
@ConditionalOnEnabledThroughline
@EnableConfigurationProperties(RowProperties.class)
public final class RowAutoConfiguration {

	/**
	 * Rows of Spring Data JDBC.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JdbcConverter.class)
	static class Jdbc {

		@Bean
		RelationalStamp throughlineRelationalStamp(ObjectProvider<RelationalMappingContext> mappings) {
			return new RelationalStamp(new AggregateStamp(mappings));
		}

	}

	/**
	 * Rows of Spring Data R2DBC.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(R2dbcConverter.class)
	static class R2dbc {

		@Bean
		ReactiveStamp throughlineReactiveStamp(ObjectProvider<RelationalMappingContext> mappings) {
			return new ReactiveStamp(new AggregateStamp(mappings));
		}

	}

	/**
	 * Comments in SQL, which datasource-micrometer asks for.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(QueryTransformer.class)
	@ConditionalOnBooleanProperty("throughline.row.sql-comments")
	static class Comments {

		@Bean
		@ConditionalOnMissingBean(QueryTransformer.class)
		SqlComment throughlineSqlComment() {
			return new SqlComment();
		}

	}

}
