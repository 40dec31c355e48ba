/**
 * The ten principles 換屆調整原則: each a class with its parameters and its arithmetic, over a snapshot of the registry and a plan. It
 * needs neither a database nor a container.
 */
@NullMarked
package dev.qingfeng.appointment.principle;

import org.jspecify.annotations.NullMarked;
