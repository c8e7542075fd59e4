package io.throughline.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that is written to the socket as it stands, since no client library would
 * send it.
 *
 * @param path path of the request line
 * @param headers header lines, each without its end
 */
record RawRequest(String path, String... headers) {

	private static final int PATIENCE_MILLIS = 10_000;

	/**
	 * Send the request.
	 * @param app where to
	 * @return the answer, with status 400 where the server closed the connection instead
	 */
	RawAnswer send(EntryApp app) {
		int port = app.context().getEnvironment().getRequiredProperty("local.server.port", int.class);
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.setSoTimeout(PATIENCE_MILLIS);
			socket.getOutputStream().write(text().getBytes(StandardCharsets.UTF_8));
			return new RawAnswer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
		}
		catch (SocketException ex) {
			return new RawAnswer("HTTP/1.1 400 closed\r\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String text() {
		StringBuilder text = new StringBuilder("GET " + this.path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
		for (String header : this.headers) {
			text.append(header).append("\r\n");
		}
		return text.append("Connection: close\r\n\r\n").toString();
	}

	/**
	 * What came back.
	 *
	 * @param text status line, headers and body
	 */
	record RawAnswer(String text) {

		private static final Pattern TRACE = Pattern.compile("(?im)^x-trace-id: ([0-9a-f]{32})\\s*$");

		int status() {
			return Integer.parseInt(this.text.split(" ", 3)[1]);
		}

		String traceId() {
			Matcher trace = TRACE.matcher(this.text);
			return (trace.find()) ? trace.group(1) : "";
		}

	}

}
