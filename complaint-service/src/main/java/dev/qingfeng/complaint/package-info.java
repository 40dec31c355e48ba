/** Complaints through four channels, and clearance; so far it starts, is healthy and has an empty contract. */
@NullMarked
package dev.qingfeng.complaint;

import org.jspecify.annotations.NullMarked;
