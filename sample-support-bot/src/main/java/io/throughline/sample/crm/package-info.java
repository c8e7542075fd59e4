/**
 * The customer relations system: its client, the tool that asks it for a status, and the
 * follow-up that asks again later, in the background.
 */
@NullMarked
package io.throughline.sample.crm;

import org.jspecify.annotations.NullMarked;
