package io.throughline.entry;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * An IP address or a range of them in CIDR notation.
 */
final class AddressRange {

	// Only literals: a name would be looked up, and by somebody else's server.
	private static final Pattern LITERAL = Pattern
		.compile("(((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4})|([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)");

	private final byte[] network;

	private final int bits;

	private AddressRange(byte[] network, int bits) {
		this.network = network;
		this.bits = bits;
	}

	static AddressRange of(String key, String range) {
		String[] parts = range.strip().split("/", 2);
		try {
			byte[] network = bytes(parts[0]);
			int bits = (parts.length == 2) ? Integer.parseInt(parts[1]) : network.length * 8;
			if (bits >= 0 && bits <= network.length * 8) {
				return new AddressRange(network, bits);
			}
		}
		catch (UnknownHostException | NumberFormatException ex) {
			// told below
		}
		throw new InvalidConfigurationPropertyValueException(key, range,
				"it must be an IP address or a range such as '10.0.0.0/8'");
	}

	boolean contains(String address) {
		try {
			byte[] other = bytes(address);
			return other.length == this.network.length && samePrefix(other);
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private boolean samePrefix(byte[] other) {
		for (int bit = 0; bit < this.bits; bit++) {
			int mask = 0x80 >> (bit % 8);
			if ((other[bit / 8] & mask) != (this.network[bit / 8] & mask)) {
				return false;
			}
		}
		return true;
	}

	private static byte[] bytes(String literal) throws UnknownHostException {
		// The zone of a link-local address is this host's own matter.
		int zone = literal.indexOf('%');
		String address = (zone < 0) ? literal : literal.substring(0, zone);
		if (!LITERAL.matcher(address).matches()) {
			throw new UnknownHostException(literal);
		}
		return InetAddress.getByName(address).getAddress();
	}

}
