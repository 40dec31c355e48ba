/** Texts and files that nobody reads without the application, and secrets that it recognises without keeping them. */
@NullMarked
package dev.qingfeng.platform.confidential;

import org.jspecify.annotations.NullMarked;
