/** The sample transition that ./start loads, through the public REST API. */
@NullMarked
package dev.qingfeng.local.sample;

import org.jspecify.annotations.NullMarked;
