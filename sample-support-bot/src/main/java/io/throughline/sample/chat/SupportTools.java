package io.throughline.sample.chat;

/**
 * Marks a bean whose {@link org.springframework.ai.tool.annotation.Tool} methods the
 * agent may call.
 */
public interface SupportTools {

}
