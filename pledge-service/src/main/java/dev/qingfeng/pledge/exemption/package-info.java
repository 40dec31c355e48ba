/** Who is exempted from signing: proposed by one person, decided by another. */
@NullMarked
package dev.qingfeng.pledge.exemption;

import org.jspecify.annotations.NullMarked;
