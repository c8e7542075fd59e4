/**
 * Search in policies and old records, with one record that is out of date on purpose.
 */
@NullMarked
package io.throughline.sample.search;

import org.jspecify.annotations.NullMarked;
