package io.throughline.incident;

import java.util.List;
import java.util.Locale;

import io.throughline.store.Retention;
import io.throughline.store.TraceStore;
import org.jspecify.annotations.Nullable;

/**
 * Where is looked up.
 *
 * @param environment the name of this environment
 * @param environments the look-ups of other environments
 * @param retention how long what is kept, if that is known
 * @param store the kind of store
 * @param cases whether eval cases can be made
 */
record LookUpPlace(@Nullable String environment, List<Link> environments, @Nullable Retention retention, String store,
		boolean cases) {

	/**
	 * Return the kind of a store: what stands before its last two words.
	 */
	static String kind(TraceStore store) {
		String name = store.getClass().getSimpleName().replaceFirst("TraceStore.*$", "");
		return name.isEmpty() ? "other" : name.toLowerCase(Locale.ROOT);
	}

}
