/**
 * What happened in one conversation, turn by turn: cost and context as they grow, pauses,
 * what entered in one turn and was used in a later one. It reads the dictionary, the
 * store and, through the words of an incident, its traces; only metadata leaves it.
 */
@NullMarked
package io.throughline.session;

import org.jspecify.annotations.NullMarked;
