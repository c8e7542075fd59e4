package io.throughline.propagation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * All carrier adapters of the application, asked in order.
 */
final class CarrierAdapters {

	private final List<CarrierAdapter> adapters;

	CarrierAdapters(List<CarrierAdapter> adapters) {
		this.adapters = List.copyOf(adapters);
	}

	CarrierAdapter.@Nullable Target target(@Nullable Object carrier) {
		CarrierAdapter adapter = find(carrier);
		return (adapter != null && carrier != null) ? adapter.target(carrier) : null;
	}

	@Nullable String caller(@Nullable Object carrier) {
		CarrierAdapter adapter = find(carrier);
		return (adapter != null && carrier != null) ? adapter.caller(carrier) : null;
	}

	@Nullable List<String> values(@Nullable Object carrier, String name) {
		CarrierAdapter adapter = find(carrier);
		return (adapter != null && carrier != null) ? adapter.values(carrier, name) : null;
	}

	@Nullable String answered(@Nullable Object carrier, Object response, String name) {
		CarrierAdapter adapter = find(carrier);
		return (adapter != null) ? adapter.answered(response, name) : null;
	}

	private @Nullable CarrierAdapter find(@Nullable Object carrier) {
		for (CarrierAdapter adapter : this.adapters) {
			if (carrier != null && adapter.supports(carrier)) {
				return adapter;
			}
		}
		return null;
	}

}
