package io.throughline.genai.langchain4j;

import org.aopalliance.intercept.MethodInterceptor;

/**
 * What is to be seen of the beans of a type.
 *
 * @param type type of the beans
 * @param interceptor sees their calls
 */
record BeanAdvice(Class<?> type, MethodInterceptor interceptor) {

}
