package io.throughline.sample.search;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** A small knowledge base that ranks by the words a query and a document share. */
@Component
final class KnowledgeBase {

	private final List<Document> policies = List.of(
			new Document("policy-returns-3",
					"Return policy: any item can go back within 30 days of delivery, unused and in its box. "
							+ "The return label is free.",
					LocalDate.now().minusDays(12)),
			new Document("policy-refunds-5",
					"Refund policy: a delayed or lost package is refunded up to 100.00 at once; more needs a "
							+ "colleague. A duplicate charge is checked, then refunded in full.",
					LocalDate.now().minusDays(30)),
			new Document("policy-delivery-2", "Delivery policy: parcels arrive in two to four working days.",
					LocalDate.now().minusDays(45)));

	// Out of date on purpose: the request has long been handed over for installation.
	private final List<Document> records = List.of(
			new Document("record-20871", "Onboarding request of the customer: waiting for a response.",
					LocalDate.now().minusMonths(2)),
			new Document("record-20416", "Change of the delivery address: done.", LocalDate.now().minusDays(9)));

	List<Document> policies(@Nullable String query, int topK) {
		return search(this.policies, query, topK);
	}

	List<Document> records(@Nullable String query, int topK) {
		return search(this.records, query, topK);
	}

	private static List<Document> search(List<Document> documents, @Nullable String query, int topK) {
		Set<String> wanted = words((query != null) ? query : "");
		return documents.stream()
			.filter((document) -> shared(document, wanted) > 0)
			.sorted(Comparator.comparingLong((Document document) -> shared(document, wanted)).reversed())
			.limit(topK)
			.toList();
	}

	private static long shared(Document document, Set<String> wanted) {
		return words(document.text()).stream().filter(wanted::contains).count();
	}

	private static Set<String> words(String text) {
		return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
			.filter((word) -> word.length() > 3)
			.collect(Collectors.toSet());
	}

}
