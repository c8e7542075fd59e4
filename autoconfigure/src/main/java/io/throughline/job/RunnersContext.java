package io.throughline.job;

import io.micrometer.observation.Observation;

/**
 * Context of the observation around the application's runners.
 */
final class RunnersContext extends Observation.Context {

}
