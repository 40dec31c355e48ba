/** This service's replica of the inspection teams. */
@NullMarked
package dev.qingfeng.pledge.team;

import org.jspecify.annotations.NullMarked;
