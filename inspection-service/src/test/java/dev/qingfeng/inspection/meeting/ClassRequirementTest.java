package dev.qingfeng.inspection.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which classes are required is a setting. */
class ClassRequirementTest {

    @Test
    void aClassIsRequiredWithOneOrWithMore() {
        assertThat(ClassRequirement.of("CPPCC_MEMBER")).isEqualTo(new ClassRequirement(AttendeeClass.CPPCC_MEMBER, 1));
        assertThat(ClassRequirement.of(" STAFF:3")).isEqualTo(new ClassRequirement(AttendeeClass.STAFF, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NOBODY", "STAFF:0", "STAFF:-1", "STAFF:many"})
    void aSettingThatSaysNothingIsRefused(String setting) {
        assertThatThrownBy(() -> ClassRequirement.of(setting)).isInstanceOf(IllegalArgumentException.class);
    }
}
