/** Things happen on paper and in halls without network, and are recorded later. */
@NullMarked
package dev.qingfeng.platform.occurrence;

import org.jspecify.annotations.NullMarked;
