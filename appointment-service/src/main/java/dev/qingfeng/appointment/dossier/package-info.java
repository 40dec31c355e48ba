/** What is known of a cadre: grades, released rounds of ballots, pledges and discipline clearance as replicas, and what the registry says. */
@NullMarked
package dev.qingfeng.appointment.dossier;

import org.jspecify.annotations.NullMarked;
