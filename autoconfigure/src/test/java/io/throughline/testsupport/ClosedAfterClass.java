package io.throughline.testsupport;

import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Closes the application of a test class after it: no class shares one with another, and
 * Spring Boot sets logging up anew only for the first application of those that run.
 */
final class ClosedAfterClass implements TestExecutionListener {

	@Override
	public void afterTestClass(TestContext context) {
		if (context.hasApplicationContext()) {
			context.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		}
	}

}
