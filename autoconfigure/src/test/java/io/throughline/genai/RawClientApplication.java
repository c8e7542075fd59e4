package io.throughline.genai;

import java.net.http.HttpClient;

import io.throughline.testsupport.SpanMemory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.client.RestTemplate;

/**
 * An application without server that sends requests of its own making.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(SpanMemory.class)
public class RawClientApplication {

	@Bean
	HttpClient httpClient() {
		return HttpClient.newHttpClient();
	}

	@Bean
	RestTemplate restTemplate(RestTemplateBuilder builder) {
		return builder.build();
	}

}
