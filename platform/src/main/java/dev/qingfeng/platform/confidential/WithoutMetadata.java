package dev.qingfeng.platform.confidential;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On an {@link Upload} of a resource: what comes is scanned, and without its metadata, see {@link Uploads#withoutMetadata}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface WithoutMetadata {}
