/** The ten-step inspection of each unit; so far it starts, is healthy and has an empty contract. */
@NullMarked
package dev.qingfeng.inspection;

import org.jspecify.annotations.NullMarked;
