package io.throughline.sample.standin;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Puts a stand-in in each place where nothing real is configured, before any bean asks
 * for an address.
 */
public final class StandIns implements ApplicationContextInitializer<GenericApplicationContext> {

	@Override
	public void initialize(GenericApplicationContext context) {
		Map<String, Object> urls = new HashMap<>();
		add(context, urls, "spring.ai.openai.base-url", ModelStandIn.class, ModelStandIn::new, ModelStandIn::url);
		add(context, urls, "support.crm.base-url", CrmStandIn.class, CrmStandIn::new, CrmStandIn::url);
		add(context, urls, "support.payments.base-url", PaymentStandIn.class, PaymentStandIn::new, PaymentStandIn::url);
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("standIns", urls));
		if (isMissing(context, "spring.kafka.bootstrap-servers")) {
			context.registerBean(KafkaConnectionDetails.class, BrokerStandIn::new);
		}
	}

	private static <T> void add(GenericApplicationContext context, Map<String, Object> urls, String key, Class<T> type,
			Supplier<T> start, Function<T, String> url) {
		if (isMissing(context, key)) {
			T standIn = start.get();
			context.registerBean(type, () -> standIn);
			urls.put(key, url.apply(standIn));
		}
	}

	private static boolean isMissing(GenericApplicationContext context, String key) {
		return !StringUtils.hasText(context.getEnvironment().getProperty(key));
	}

}
