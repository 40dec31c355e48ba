/** What comes right after fieldwork: the inspection team meets and forms preliminary opinions. */
@NullMarked
package dev.qingfeng.inspection.opinion;

import org.jspecify.annotations.NullMarked;
