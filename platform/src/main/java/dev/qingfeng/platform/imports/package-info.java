/** CSV files read into records, every bad cell named. */
@NullMarked
package dev.qingfeng.platform.imports;

import org.jspecify.annotations.NullMarked;
