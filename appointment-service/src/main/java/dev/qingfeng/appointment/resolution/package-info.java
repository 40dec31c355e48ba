/** Collective decisions 集體研究: quorum, majority, recusal, recorded votes. */
@NullMarked
package dev.qingfeng.appointment.resolution;

import org.jspecify.annotations.NullMarked;
