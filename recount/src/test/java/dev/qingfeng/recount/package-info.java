@NullMarked
package dev.qingfeng.recount;

import org.jspecify.annotations.NullMarked;
