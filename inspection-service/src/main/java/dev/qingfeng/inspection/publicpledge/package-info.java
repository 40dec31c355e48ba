/** This service's replica of the public pledges: no ballot opens before the one of its unit. */
@NullMarked
package dev.qingfeng.inspection.publicpledge;

import org.jspecify.annotations.NullMarked;
