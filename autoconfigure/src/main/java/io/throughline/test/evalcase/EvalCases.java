package io.throughline.test.evalcase;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the annotated method of a {@code @SpringBootTest} once for each case of a file and
 * each version of the prompt. The method takes an {@link EvalRun}, asks the application
 * and hands the answer back. Meanwhile tools and documents are those that were recorded;
 * no real tool is run. One case at a time runs in an application context.
 * <p>
 * A case without expectations is a draft and is skipped; one whose expectations the
 * recorded bad answer meets already is refused, since it proves nothing. With a
 * candidate, the candidate's failures fail the build and the current version runs for
 * comparison only.
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(EvalCasesExtension.class)
public @interface EvalCases {

	/**
	 * The file of cases, one a line, on the class path or, with {@code file:}, elsewhere;
	 * may hold placeholders.
	 * @return its location
	 */
	String value();

	/**
	 * The version of the prompt that is in use; may hold placeholders. Empty for whatever
	 * the application has.
	 * @return the version
	 */
	String current() default "";

	/**
	 * The version of the prompt that is to be released, to run beside the current one;
	 * may hold placeholders. Empty for none.
	 * @return the version
	 */
	String candidate() default "";

}
