package io.throughline.drill;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Marks the request that shows the token of a drill, and with it all that follows from
 * it. Nothing else can set the mark from outside but a trusted caller in his baggage.
 */
final class DrillMarkHandler implements ObservationHandler<ReceiverContext<Object>> {

	/**
	 * Request header that holds the token.
	 */
	static final String HEADER = "X-Throughline-Drill";

	private final DrillTokens tokens;

	DrillMarkHandler(DrillTokens tokens) {
		this.tokens = tokens;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ReceiverContext<?> receiver && receiver.getKind() == Kind.SERVER;
	}

	@Override
	public void onStart(ReceiverContext<Object> context) {
		Object carrier = context.getCarrier();
		@Nullable String token = (carrier != null) ? context.getGetter().get(carrier, HEADER) : null;
		if (token != null && this.tokens.redeem(token)) {
			ScopeFields.put(context, Field.DRILL, HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
		}
	}

}
