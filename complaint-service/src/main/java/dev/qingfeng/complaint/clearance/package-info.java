/** Discipline clearance: yes or no for every cadre, published for all of them at once; why is never said. */
@NullMarked
package dev.qingfeng.complaint.clearance;

import org.jspecify.annotations.NullMarked;
