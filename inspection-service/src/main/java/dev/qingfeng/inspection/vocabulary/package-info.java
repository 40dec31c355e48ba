/** What codes are called. */
@NullMarked
package dev.qingfeng.inspection.vocabulary;

import org.jspecify.annotations.NullMarked;
