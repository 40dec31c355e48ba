package dev.qingfeng.inspection.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** So many of an inspection team meet as are set. */
class TeamMeetingTest {

    @Test
    void moreThanTheShareThatIsSetMeet() {
        assertThat(TeamMeeting.areEnough(3, 6, 50)).isFalse();
        assertThat(TeamMeeting.areEnough(4, 6, 50)).isTrue();
        assertThat(TeamMeeting.areEnough(4, 6, 66)).isTrue();
        assertThat(TeamMeeting.areEnough(4, 6, 67)).isFalse();
        assertThat(TeamMeeting.areEnough(1, 6, 0)).isTrue();
        assertThat(TeamMeeting.areEnough(6, 6, 99)).isTrue();
    }
}
