package io.throughline.propagation;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What goes out to which host.
 *
 * @param identityHosts Hosts that are told tenant, session and user hash: names, patterns
 * such as "*.internal", "loopback", or "single-label" for names without a dot.
 */
@ConfigurationProperties("throughline.propagation")
record PropagationProperties(@DefaultValue( {
		"loopback", "single-label", "*.internal", "*.svc", "*.cluster.local", "*.local" }) List<String> identityHosts){
}
