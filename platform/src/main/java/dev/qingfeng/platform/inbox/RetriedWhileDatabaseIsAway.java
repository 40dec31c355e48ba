package dev.qingfeng.platform.inbox;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On every consumer method: while PostgreSQL cannot be reached the event is tried again, in a new transaction, for as long as it
 * takes; rolled back for a deadlock or a conflict, some times. Whatever else fails goes to the dead-letter topic, unless this process
 * is stopping.
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RetriedWhileDatabaseIsAway {}
