/**
 * Tests of cases that run: what a test class with cases reports, run by JUnit itself.
 */
package io.throughline.test.evalcase;
