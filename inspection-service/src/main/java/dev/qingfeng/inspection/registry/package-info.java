/** This service's replica of the registry. */
@NullMarked
package dev.qingfeng.inspection.registry;

import org.jspecify.annotations.NullMarked;
