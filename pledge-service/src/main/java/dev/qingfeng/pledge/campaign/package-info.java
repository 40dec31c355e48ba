/** Campaigns in which a category of people signs. */
@NullMarked
package dev.qingfeng.pledge.campaign;

import org.jspecify.annotations.NullMarked;
