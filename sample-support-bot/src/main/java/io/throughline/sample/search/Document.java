package io.throughline.sample.search;

import java.time.LocalDate;

/**
 * A piece of knowledge.
 *
 * @param id its id
 * @param text what it says
 * @param updated when it was last changed
 */
record Document(String id, String text, LocalDate updated) {
}
