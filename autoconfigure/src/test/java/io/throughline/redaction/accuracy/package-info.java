/**
 * Accuracy of the redaction over made-up data. What makes the data follows the published
 * formats and knows nothing of the rules, only the redactor.
 */
@NullMarked
package io.throughline.redaction.accuracy;

import org.jspecify.annotations.NullMarked;
