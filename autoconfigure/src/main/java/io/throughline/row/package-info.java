/**
 * The trace id in database rows: a column that is filled on insert, and comments in SQL.
 * It reads the current span and needs no other room; each library that writes rows is
 * optional.
 */
@NullMarked
package io.throughline.row;

import org.jspecify.annotations.NullMarked;
