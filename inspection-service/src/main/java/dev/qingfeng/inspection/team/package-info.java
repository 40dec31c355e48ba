/** Inspection teams: who they are, what they are to inspect, and when they may begin. */
@NullMarked
package dev.qingfeng.inspection.team;

import org.jspecify.annotations.NullMarked;
