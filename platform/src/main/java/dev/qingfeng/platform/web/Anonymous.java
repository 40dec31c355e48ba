package dev.qingfeng.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource class whose callers stay unknown: no address, agent, account, trace or hour of theirs is kept anywhere. See
 * {@link AnonymousRoutes} for what is done about it, and name the path in {@code quarkus.otel.traces.suppress-application-uris}
 * too, so that nothing is sampled.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Anonymous {}
