/** The ten principles 換屆調整原則 and their parameters, in versions that the Standing Committee adopts. */
@NullMarked
package dev.qingfeng.appointment.policy;

import org.jspecify.annotations.NullMarked;
