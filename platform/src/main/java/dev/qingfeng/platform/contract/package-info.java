/** What the published OpenAPI document says of every operation alike. */
@NullMarked
package dev.qingfeng.platform.contract;

import org.jspecify.annotations.NullMarked;
