package dev.qingfeng.appointment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.List;

/** Settings of appointment-service; where the report is silent or ambiguous, the defaults are our reading of it. */
@ConfigMapping(prefix = "qingfeng.appointment")
public interface AppointmentConfig {

    /** How many of those entitled must have voted, the recused included, for a vote to count: at least this share. */
    Share quorum();

    /** How many of those entitled must vote for a proposal: more than this share, whoever is absent or recused. */
    Majority majority();

    /** How many full working days of public notice lie between the day of a decision and that of its effect. */
    @WithDefault("5")
    @PositiveOrZero
    int noticeWorkingDays();

    /** How often the service looks for appointments whose day has come. */
    @WithDefault("10s")
    Duration effectInterval();

    /** How often the service looks for files that wait to be imported. */
    @WithDefault("1s")
    Duration importInterval();

    /** In which bands the structure of leadership teams is told. */
    StructureBands structure();

    /** Where bands of whole years begin; the first begins before them. */
    interface StructureBands {

        @WithDefault("31,36,41,46,51,56")
        List<Integer> agesFrom();

        /** Of years in the post; who has held one for 8 has served long (P7). */
        @WithDefault("3,5,8")
        List<Integer> yearsInPostFrom();
    }

    /** A fraction of those entitled. */
    interface Share {

        @WithDefault("2")
        int numerator();

        @WithDefault("3")
        int denominator();
    }

    /** A fraction of those entitled. */
    interface Majority {

        @WithDefault("1")
        int numerator();

        @WithDefault("2")
        int denominator();
    }
}
