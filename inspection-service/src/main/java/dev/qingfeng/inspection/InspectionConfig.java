package dev.qingfeng.inspection;

import dev.qingfeng.inspection.meeting.ClassRequirement;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.List;

/** Settings of inspection-service: our readings of rules where their source is silent or ambiguous. */
@ConfigMapping(prefix = "qingfeng.inspection")
public interface InspectionConfig {

    /** How many full calendar days lie between the day a notice is posted on and the day fieldwork begins on. */
    @WithDefault("2")
    @PositiveOrZero
    int noticeDays();

    /** How long after the beginning of a meeting its team can be at the next, in another unit. */
    @WithDefault("PT3H")
    Duration meetingGap();

    /** Numbers of the steps that come before all others, in their order. */
    @WithDefault("1")
    List<Integer> firstSteps();

    /** Numbers of the steps that come after all others, in their order. */
    @WithDefault("10")
    List<Integer> lastSteps();

    /** Numbers of the steps that are carried out at a meeting with each required class there. */
    @WithDefault("1,2,4,5")
    List<Integer> meetingSteps();

    /** Which classes are at such a meeting, each with at least one, or with as many as stand behind a colon. */
    @WithDefault(
            "PRESCRIBED,PARTY_CONGRESS_DELEGATE,PEOPLES_CONGRESS_DEPUTY,CPPCC_MEMBER,TOWNSHIP_DEPUTY,ENTERPRISE_HEAD")
    List<ClassRequirement> requiredClasses();
}
