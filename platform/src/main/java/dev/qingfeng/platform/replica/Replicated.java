package dev.qingfeng.platform.replica;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a record that declares what a service needs of another's state: which events carry it and which table keeps it. The
 * table has {@code id uuid primary key, epoch integer, version bigint, gone boolean} and a column for each component, named
 * as Hibernate would; lists of plain values become arrays, other lists and records become {@code jsonb}. Its columns allow
 * null, because a tombstone may be the first that is heard of a key; {@code @NotNull} says what a state must have.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Replicated {

    /** CloudEvents type of the events that carry the state. */
    String type();

    /** Table that keeps it. */
    String table();

    /** Whether a tombstone also empties the row: a person who is gone may have been erased, and nothing about them may stay. */
    boolean erasedWhenGone() default false;
}
