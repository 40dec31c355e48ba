/** Many papers in one file, told apart by the codes on them and recorded in the background. */
@NullMarked
package dev.qingfeng.pledge.bulkscan;

import org.jspecify.annotations.NullMarked;
