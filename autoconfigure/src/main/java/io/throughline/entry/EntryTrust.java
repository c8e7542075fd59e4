package io.throughline.entry;

import java.util.List;

import io.throughline.entry.EntryProperties.TrustInbound;
import io.throughline.propagation.InboundTrust;
import org.jspecify.annotations.Nullable;

/**
 * The trust rule of {@code throughline.entry}.
 */
final class EntryTrust implements InboundTrust {

	private final TrustInbound trustInbound;

	private final List<AddressRange> trustedCallers;

	EntryTrust(EntryProperties properties) {
		this.trustInbound = properties.trustInbound();
		this.trustedCallers = properties.trustedCallers()
			.stream()
			.map((range) -> AddressRange.of("throughline.entry.trusted-callers", range))
			.toList();
	}

	@Override
	public boolean trace(@Nullable String caller) {
		return switch (this.trustInbound) {
			case ALWAYS -> true;
			case TRUSTED_CALLERS -> identity(caller);
			case NEVER -> false;
		};
	}

	@Override
	public boolean identity(@Nullable String caller) {
		return caller != null && this.trustedCallers.stream().anyMatch((range) -> range.contains(caller));
	}

}
