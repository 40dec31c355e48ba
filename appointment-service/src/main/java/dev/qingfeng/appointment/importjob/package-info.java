/** Imports too large for a request: the file is kept, read and written in the background, and how far that is can be asked. */
@NullMarked
package dev.qingfeng.appointment.importjob;

import org.jspecify.annotations.NullMarked;
