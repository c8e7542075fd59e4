/**
 * For the tests of users: what one request left behind, in every place, by its trace id;
 * assertions on it; and the drill that teams run before a launch. Needs JUnit Jupiter,
 * AssertJ and Spring Boot's test support, which only tests have. Uses all rooms; nothing
 * uses it.
 */
@NullMarked
package io.throughline.test;

import org.jspecify.annotations.NullMarked;
