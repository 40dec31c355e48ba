/** The inspection of each unit: its notice, its ten steps, its end. */
@NullMarked
package dev.qingfeng.inspection.inspection;

import org.jspecify.annotations.NullMarked;
