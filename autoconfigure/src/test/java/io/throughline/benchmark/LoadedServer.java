package io.throughline.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A server full of traces, which can be looked up by HTTP.
 */
interface LoadedServer extends AutoCloseable {

	/**
	 * How often it is looked up.
	 */
	int LOOK_UPS = 10_000;

	/**
	 * How long it may be written to.
	 */
	Duration MOST_TIME = Duration.ofMinutes(15);

	JavaProcess process();

	LoadFigures figures();

	/**
	 * Traces that it has, at random.
	 */
	List<String> traceIds();

	URI lookUp(String traceId);

}
