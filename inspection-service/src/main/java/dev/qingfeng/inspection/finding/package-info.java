/** What field visits, document reviews and special investigations found, and what is done about it. */
@NullMarked
package dev.qingfeng.inspection.finding;

import org.jspecify.annotations.NullMarked;
