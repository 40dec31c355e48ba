package dev.qingfeng.platform.outbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the CloudEvents type of an event record and the topic it goes to. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** Such as {@code dev.qingfeng.pledge.signed.v1}. */
    String value();

    /** Such as {@code qingfeng.pledge.events.v1}. */
    String topic();
}
