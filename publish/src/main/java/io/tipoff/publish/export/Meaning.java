package io.tipoff.publish.export;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a published field says. The page and the OpenAPI document show it, and every row is held to
 * it before it is published.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Meaning {

  /** A phrase without a full stop. */
  String value();

  /** What it is counted in. */
  Unit unit() default Unit.NONE;

  /** When it is null, as a phrase; a field without one is never null. */
  String nullWhen() default "";
}
