package io.throughline.async;

import java.util.List;
import java.util.concurrent.ExecutorService;

import io.micrometer.context.ContextSnapshotFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.CompositeTaskDecorator;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Has each executor bean of the application run its tasks in the context of who submitted
 * them. Spring's executors get a task decorator besides the one they have; plain
 * {@link ExecutorService} beans get a proxy of their own type.
 */
final class ExecutorContextPostProcessor implements BeanPostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(ExecutorContextPostProcessor.class);

	private static final String DECORATOR = "taskDecorator";

	private final ContextPropagatingTaskDecorator decorator = new ContextPropagatingTaskDecorator();

	private final ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();

	private final ConfigurableListableBeanFactory beanFactory;

	ExecutorContextPostProcessor(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		// The decorator is read while the executor is initialised.
		if (bean instanceof ThreadPoolTaskExecutor executor) {
			executor.setTaskDecorator(decorated(executor));
		}
		else if (bean instanceof ThreadPoolTaskScheduler scheduler) {
			scheduler.setTaskDecorator(decorated(scheduler));
		}
		else if (bean instanceof SimpleAsyncTaskExecutor executor && !(bean instanceof SimpleAsyncTaskScheduler)) {
			executor.setTaskDecorator(decorated(executor));
		}
		return bean;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof SimpleAsyncTaskScheduler || isPlain(bean)) {
			if (ContextTaskProxy.isExtensible(bean.getClass()) || isDeclaredAsInterface(beanName)) {
				return ContextTaskProxy.of(bean, this.snapshots);
			}
			logger.warn("Tasks of executor '{}' lose their trace id: declare the bean as ExecutorService instead of {}",
					beanName, bean.getClass().getName());
		}
		return bean;
	}

	private boolean isPlain(Object bean) {
		return bean instanceof ExecutorService && !bean.getClass().getName().startsWith("io.micrometer.context.");
	}

	private boolean isDeclaredAsInterface(String beanName) {
		if (!this.beanFactory.containsBeanDefinition(beanName)) {
			return true;
		}
		Class<?> declared = this.beanFactory.getMergedBeanDefinition(beanName).getResolvableType().resolve();
		return declared != null && declared.isInterface();
	}

	private TaskDecorator decorated(Object executor) {
		// Neither executor tells its decorator, and the application's must not be lost.
		Object present = new DirectFieldAccessor(executor).getPropertyValue(DECORATOR);
		if (present instanceof ContextPropagatingTaskDecorator own) {
			return own;
		}
		return (present instanceof TaskDecorator other) ? new CompositeTaskDecorator(List.of(other, this.decorator))
				: this.decorator;
	}

}
