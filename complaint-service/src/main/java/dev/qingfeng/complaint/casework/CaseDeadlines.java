package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.CaseState;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.Severity;
import dev.qingfeng.platform.workingday.CityCalendar;
import dev.qingfeng.platform.workingday.WorkingDays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** By when a case is to leave its state. */
@ApplicationScoped
class CaseDeadlines {

    private final CityCalendar calendar;
    private final CaseworkConfig config;

    CaseDeadlines(CityCalendar calendar, CaseworkConfig config) {
        this.calendar = calendar;
        this.config = config;
    }

    /** Sets the deadline of the state that a case is in since today; nothing is due in one that has ended. */
    void set(Complaint complaint, LocalDate today) {
        Integer days = periods(complaint.caseState()).get(complaint.severity());
        if (days != null && !complaint.caseState().isEnded()) {
            complaint.due(workingDays(complaint).plus(today, days));
        }
    }

    /** In working days, by how grave a case is; empty for a state in which nothing is due. */
    Map<Severity, Integer> periods(CaseState state) {
        return config.periods().getOrDefault(state, Map.of());
    }

    /** Of the city of the unit that handles it, whether a cycle runs or not; of a case of none weekends alone are free. */
    WorkingDays workingDays(Complaint complaint) {
        UUID unit = complaint.handlingUnitId();
        return unit == null ? WorkingDays.of(Map.of()) : calendar.ofUnit(unit);
    }
}
