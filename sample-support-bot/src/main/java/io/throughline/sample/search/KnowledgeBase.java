package io.throughline.sample.search;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.throughline.step.Steps;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.stereotype.Component;

/** A small knowledge base that ranks by what an embedding model makes of the texts. */
@Component
final class KnowledgeBase {

	private static final double LOWEST_SCORE = 0.2;

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

	private final Steps steps;

	private final EmbeddingModel embeddings;

	KnowledgeBase(Steps steps, EmbeddingModel embeddings) {
		this.steps = steps;
		this.embeddings = embeddings;
	}

	List<Document> policies(@Nullable String query, int topK) {
		return search("kb-policies", this.policies, (query != null) ? query : "", topK);
	}

	List<Document> records(@Nullable String query, int topK) {
		return search("kb-records", this.records, (query != null) ? query : "", topK);
	}

	private List<Document> search(String index, List<Document> documents, String query, int topK) {
		return this.steps.retrieval("search").index(index).query(query).topK(topK).call((step) -> {
			List<Hit> hits = hits(documents, query).stream().limit(topK).toList();
			step.documents(hits, (hit) -> hit.document().id(), Hit::score);
			return hits.stream().map(Hit::document).toList();
		});
	}

	// So few documents that they are embedded with each query.
	private List<Hit> hits(List<Document> documents, String query) {
		List<String> texts = Stream.concat(Stream.of(query), documents.stream().map(Document::text)).toList();
		List<float[]> vectors = this.embeddings.embed(texts);
		return IntStream.range(0, documents.size())
			.mapToObj((i) -> new Hit(documents.get(i), likeness(vectors.get(0), vectors.get(i + 1))))
			.filter((hit) -> hit.score() >= LOWEST_SCORE)
			.sorted(Comparator.comparingDouble(Hit::score).reversed())
			.toList();
	}

	private static double likeness(float[] one, float[] other) {
		return product(one, other) / Math.sqrt(product(one, one) * product(other, other) + Double.MIN_NORMAL);
	}

	private static double product(float[] one, float[] other) {
		return IntStream.range(0, one.length).mapToDouble((i) -> one[i] * other[i]).sum();
	}

	/**
	 * A document that was found.
	 *
	 * @param document the document
	 * @param score how well it fits, at most 1
	 */
	private record Hit(Document document, double score) {
	}

}
