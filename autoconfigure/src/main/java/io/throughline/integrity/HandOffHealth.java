package io.throughline.integrity;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.throughline.propagation.HandOff;
import io.throughline.propagation.HandOffs;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Names the hand-offs where the trace id is lost. Always up: the application does its
 * work, and taking it out of service would find no id again.
 */
final class HandOffHealth implements HealthIndicator {

	private final HandOffs handOffs;

	HandOffHealth(HandOffs handOffs) {
		this.handOffs = handOffs;
	}

	@Override
	public Health health() {
		List<HandOff> seen = this.handOffs.seen();
		Map<String, String> faulty = seen.stream()
			.filter((handOff) -> !handOff.isSound())
			.collect(Collectors.toMap(HandOff::name, HandOffHealth::fault, (one, other) -> one + "; " + other));
		Health.Builder health = Health.up().withDetail("handOffs", seen.size());
		return ((faulty.isEmpty()) ? health : health.withDetail("faulty", faulty)).build();
	}

	private static String fault(HandOff handOff) {
		return HandOffMap.counted(handOff) + ((handOff.example() != null) ? ", for example " + handOff.example() : "");
	}

}
