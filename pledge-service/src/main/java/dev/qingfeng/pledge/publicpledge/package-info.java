/** Public pledges 公開承諾: made at the assessment meeting of each unit, before its ballots. */
@NullMarked
package dev.qingfeng.pledge.publicpledge;

import org.jspecify.annotations.NullMarked;
