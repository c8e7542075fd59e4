/**
 * Tests of the store in a database, with a real file and a real server.
 */
@NullMarked
package io.throughline.store.jdbc;

import org.jspecify.annotations.NullMarked;
