package io.throughline.incident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Sends what a browser or a script may send to the look-up.
 */
public final class Browser {

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final int port;

	/**
	 * Create one.
	 * @param port where the application is
	 */
	public Browser(int port) {
		this.port = port;
	}

	/**
	 * Send a GET.
	 * @param path the path
	 * @param headers names and values
	 * @return the answer
	 */
	public HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, "", headers);
	}

	/**
	 * Send a request.
	 * @param method the method
	 * @param path the path
	 * @param body the body, empty for none
	 * @param headers names and values
	 * @return the answer
	 */
	public HttpResponse<String> send(String method, String path, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Send a request with any headers, host included, and return the line of its status.
	 */
	String line(String path, String... headers) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			String request = "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
					+ "\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
				.findFirst()
				.orElse("");
		}
	}

	/**
	 * Return the header that logs somebody in.
	 * @param name user and password
	 * @return the value
	 */
	public static String login(String name) {
		return "Basic " + Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
	}

}
