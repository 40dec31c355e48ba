package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.ballotbox.DeskCode;
import dev.qingfeng.platform.problem.ProblemException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where people vote is a setting of the city. */
class DesksTest {

    private static final DeskCode OF_THE_HALL = DeskCode.read("7ZK1-9QWX-B04T");

    /** Of all that desks are made of they ask the settings alone. */
    @SuppressWarnings("NullAway")
    private static Desks desks(boolean ownPhones) {
        InspectionConfig set = (InspectionConfig) Proxy.newProxyInstance(
                InspectionConfig.class.getClassLoader(),
                new Class<?>[] {InspectionConfig.class},
                (own, method, given) -> method.getName().equals("ownPhones") ? ownPhones : null);
        return new Desks(null, null, null, null, null, null, null, null, set, null);
    }

    @Test
    void peopleVoteOnTheirOwnPhonesWhereTheCityLetsThem() {
        for (@Nullable String shown : Arrays.asList(null, "7ZK1-9QWX-B04V", "")) {
            assertThatCode(() -> desks(true).requireDesk(OF_THE_HALL, shown)).doesNotThrowAnyException();
            assertThatThrownBy(() -> desks(false).requireDesk(OF_THE_HALL, shown))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(InspectionProblem.NOT_AT_A_DESK));
        }
        assertThatCode(() -> desks(false).requireDesk(OF_THE_HALL, "7zk1 9qwx b04t"))
                .doesNotThrowAnyException();
    }
}
