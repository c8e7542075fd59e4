package io.throughline.wire;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;

import com.sun.management.ThreadMXBean;
import io.throughline.wire.ModelCallFacts.End;
import io.throughline.semconv.Field;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bodies of 200 MB go by in constant memory.
 */
class EndlessBodyTests {

	private static final long LENGTH = 200L * 1024 * 1024;

	private static final int MOST_KEPT = 256 * 1024;

	private final ModelExchange exchange = new ModelCallRecognizer(Map.of()).recognize("POST",
			URI.create("http://localhost/v1/chat/completions"));

	@BeforeEach
	void open() {
		this.exchange.requestEnd();
	}

	@Test
	void keepsLittleOfAnEndlessStream() {
		this.exchange.response(200, Map.of("content-type", "text/event-stream")::get);
		String delta = "data: {\"id\":\"c\",\"choices\":[{\"index\":%d,\"delta\":{\"content\":\"%s\"}}]}\n\n";
		int most = 0;
		ByteBuffer event = bytes(delta.formatted(0, "text ".repeat(3000)));
		for (long sent = 0; sent < LENGTH; sent += event.remaining()) {
			this.exchange.body(event);
			most = Math.max(most, this.exchange.keptSize());
		}
		assertThat(most).isBetween(1000, MOST_KEPT);
		this.exchange.body(ByteBuffer.wrap(WireCases.good("openai stream").response()));
		assertAllIsRead();
	}

	@Test
	void keepsLittleOfAnEndlessText() {
		this.exchange.response(200, Map.of("content-type", "application/json")::get);
		this.exchange.body(bytes("{\"choices\":[{\"message\":{\"content\":\""));
		long allocated = send("text ".repeat(3000));
		this.exchange.body(bytes("\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":120}}"));
		// Beyond the pieces that are read at a time
		assertThat(allocated).isLessThan(LENGTH / 2);
		assertThat(this.exchange.keptSize()).isLessThan(MOST_KEPT);
		assertAllIsRead();
	}

	@Test
	void keepsLittleOfAnEndlessLine() {
		this.exchange.response(200, Map.of("content-type", "text/event-stream")::get);
		this.exchange.body(bytes("data: {\"other\":["));
		send("\"text\",{\"a\":[1,2.5]},".repeat(500));
		this.exchange.body(bytes("1]}\n\n"));
		this.exchange.body(ByteBuffer.wrap(WireCases.good("openai stream").response()));
		assertAllIsRead();
	}

	@Test
	void keepsLittleOfAnEndlessMessage() {
		this.exchange.response(200, Map.of("content-type", "application/json")::get);
		this.exchange.body(bytes("{\"choices\":[{\"message\":{\"content\":["));
		send(("{\"type\":\"text\",\"text\":\"" + "text ".repeat(600) + "\"},").repeat(10));
		this.exchange.body(bytes("1]},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":120}}"));
		assertAllIsRead();
	}

	private long send(String text) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
		ByteBuffer piece = bytes(text);
		for (long sent = 0; sent < LENGTH; sent += piece.remaining()) {
			this.exchange.body(piece);
			assertThat(this.exchange.keptSize()).isLessThan(MOST_KEPT);
		}
		return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
	}

	private void assertAllIsRead() {
		this.exchange.end();
		assertThat(this.exchange.facts().end()).isEqualTo(End.COMPLETE);
		assertThat(this.exchange.facts().values()).containsEntry(Field.INPUT_TOKENS, 120L);
	}

	private static ByteBuffer bytes(String text) {
		return ByteBuffer.wrap(text.getBytes());
	}

}
