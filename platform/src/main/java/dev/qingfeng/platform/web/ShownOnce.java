package dev.qingfeng.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a POST whose answer is kept nowhere, because it holds a secret or would tell who asked: it takes no {@code Idempotency-Key},
 * and sent again it is refused by what the first one did. The contract says so by the extension {@value #EXTENSION}, beside this.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ShownOnce {

    String EXTENSION = "x-shown-once";
}
