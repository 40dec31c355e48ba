package dev.qingfeng.inspection.inspection;

import dev.qingfeng.inspection.InspectionConfig;
import java.time.ZoneId;

/** What steps keep to, as it is set. */
record StepRules(NoticePeriod period, StepOrder order, RequiredEvidence evidence) {

    static StepRules from(InspectionConfig config, ZoneId zone) {
        return new StepRules(NoticePeriod.from(config, zone), StepOrder.from(config), RequiredEvidence.from(config));
    }
}
