package dev.qingfeng.inspection.inspection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What a notice calls whom: by the names of the day on which it was recorded, whatever they are called since.
 *
 * @param issuer the unit of the cycle, which issues it
 */
@Embeddable
public record NamesOfTheDay(
        @Column(name = "notice_unit_name") String unit,
        @Column(name = "notice_cycle_name") String cycle,
        @Column(name = "notice_issuer_name") String issuer) {}
