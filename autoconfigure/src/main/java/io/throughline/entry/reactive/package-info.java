/**
 * The door of reactive applications: thin views and filters over the entry room.
 */
@NullMarked
package io.throughline.entry.reactive;

import org.jspecify.annotations.NullMarked;
