/** What other services say of a cadre: grades and discipline clearance, as replicas. */
@NullMarked
package dev.qingfeng.appointment.dossier;

import org.jspecify.annotations.NullMarked;
