package io.throughline.row;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.hibernate.annotations.ValueGenerationType;

/**
 * Marks the text of an entity that takes the id of the current trace, 32 hexadecimal
 * digits, when its row is inserted. A value that is there already stays, and without a
 * trace there is none. Read by Hibernate, and of aggregate roots by Spring Data JDBC and
 * R2DBC (requirement S1: audit rows store the id).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD })
@ValueGenerationType(generatedBy = TraceIdGenerator.class)
public @interface TraceId {

}
