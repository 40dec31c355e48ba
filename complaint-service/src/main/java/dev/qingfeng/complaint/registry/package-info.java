/** This service's replica of the registry. */
@NullMarked
package dev.qingfeng.complaint.registry;

import org.jspecify.annotations.NullMarked;
