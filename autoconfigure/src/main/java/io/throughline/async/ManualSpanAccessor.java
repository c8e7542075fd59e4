package io.throughline.async;

import io.micrometer.context.ContextRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.contextpropagation.ObservationAwareSpanThreadLocalAccessor;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Has a span that somebody opened by hand, without an observation, cross threads as the
 * parent it is. Micrometer has the accessor; Boot does not register it.
 */
final class ManualSpanAccessor implements InitializingBean, DisposableBean {

	private final ObservationAwareSpanThreadLocalAccessor accessor;

	ManualSpanAccessor(ObservationRegistry registry, Tracer tracer) {
		this.accessor = new ObservationAwareSpanThreadLocalAccessor(registry, tracer);
	}

	@Override
	public void afterPropertiesSet() {
		ContextRegistry.getInstance().registerThreadLocalAccessor(this.accessor);
	}

	@Override
	public void destroy() {
		// The registry is the JVM's: another context may have put its own accessor there
		// since.
		if (ContextRegistry.getInstance().getThreadLocalAccessors().contains(this.accessor)) {
			ContextRegistry.getInstance().removeThreadLocalAccessor(this.accessor.key());
		}
	}

}
