/** Who works on cases, and who could take one. */
@NullMarked
package dev.qingfeng.complaint.handler;

import org.jspecify.annotations.NullMarked;
