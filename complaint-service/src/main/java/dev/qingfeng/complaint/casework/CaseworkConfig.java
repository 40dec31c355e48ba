package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.CaseState;
import dev.qingfeng.complaint.complaint.Severity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.util.Map;

/** Settings of casework. */
@ConfigMapping(prefix = "qingfeng.complaint.casework")
public interface CaseworkConfig {

    /** Within how many working days of the city a state is left, by how grave the case is; nothing is due where none is named. */
    Map<CaseState, Map<Severity, @Positive Integer>> periods();

    /** How many working days a case may wait at most, and so each time that it is let wait longer. */
    @WithDefault("20")
    @Positive
    int longestPause();

    /** After how many working days an overdue case that nobody moves is put before who is next, and after as many once more. */
    @WithDefault("2")
    @Positive
    int escalationInterval();

    /** Organs outside this system to which a case may be handed over: what each code is called, by language tag. */
    Map<String, Map<String, String>> organs();
}
