/** How many know of transition discipline, as the questionnaires of inspections found. */
@NullMarked
package dev.qingfeng.pledge.awareness;

import org.jspecify.annotations.NullMarked;
