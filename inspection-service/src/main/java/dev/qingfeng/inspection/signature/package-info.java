/** This service's replica of the pledges: who has signed before fieldwork. */
@NullMarked
package dev.qingfeng.inspection.signature;

import org.jspecify.annotations.NullMarked;
