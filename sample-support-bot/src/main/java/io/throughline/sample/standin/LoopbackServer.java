package io.throughline.sample.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** An HTTP server on the loopback address and a free port. */
final class LoopbackServer implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService threads;

	LoopbackServer(String name, HttpHandler handler) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(name + "-");
		factory.setDaemon(true);
		this.threads = Executors.newCachedThreadPool(factory);
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No stand-in for the " + name, ex);
		}
		this.server.createContext("/", handler);
		this.server.setExecutor(this.threads);
		start(factory);
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	// The server's own thread inherits the daemon flag; without it, a start that fails
	// would leave a process that never ends.
	private void start(CustomizableThreadFactory factory) {
		Thread starter = factory.newThread(this.server::start);
		starter.start();
		try {
			starter.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
