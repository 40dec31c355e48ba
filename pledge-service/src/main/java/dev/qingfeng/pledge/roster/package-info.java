/** This service's replica of the registry, and who is to sign. */
@NullMarked
package dev.qingfeng.pledge.roster;

import org.jspecify.annotations.NullMarked;
