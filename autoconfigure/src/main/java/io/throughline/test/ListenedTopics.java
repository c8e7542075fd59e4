package io.throughline.test;

import java.util.Set;

/**
 * The topics that the application listens to at this moment.
 */
@FunctionalInterface
interface ListenedTopics {

	/**
	 * Return their names.
	 */
	Set<String> topics();

}
