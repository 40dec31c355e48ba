package dev.qingfeng.platform.confidential;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On an {@link Upload} of a resource: a longer one is refused with 413 {@code file-too-large} while it comes. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface UploadLimit {

    int megabytes();
}
