/** Whom a unit recommends: what was said in interviews 談話推薦 beside what was voted 會議推薦. */
@NullMarked
package dev.qingfeng.inspection.recommendation;

import org.jspecify.annotations.NullMarked;
