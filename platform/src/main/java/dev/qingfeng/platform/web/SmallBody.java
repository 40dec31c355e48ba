package dev.qingfeng.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource class whose callers, whom nobody knows, have little to send: up to {@code qingfeng.http.max-small-body-size}. What is larger
 * is refused with 413 {@code body-too-large}, see {@link BodyLimit}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SmallBody {}
