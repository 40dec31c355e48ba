package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.unit.UnitKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The structure of the leadership teams is counted as the plan leaves them. */
class TeamStructureTest {

    private final SituationOfTests city = new SituationOfTests();

    @Test
    void whoeverLeadsATownshipAfterThePlanIsCounted() {
        city.someone(city.head).female().with(Education.DOCTORATE);
        city.someone(city.deputies).removed();
        city.someone(null).rotatedTo(city.secretary);
        city.someone(city.staff);
        city.someoneOf(city.bureau, null);
        TeamStructure structure = TeamStructure.of(city.snapshot());
        assertThat(structure.members()).isEqualTo(2);
        assertThat(structure.women()).isEqualTo(1);
        assertThat(structure.degrees())
                .extracting(TeamStructure.Degree::education, TeamStructure.Degree::members)
                .containsExactly(
                        tuple(Education.SECONDARY, 0),
                        tuple(Education.ASSOCIATE, 0),
                        tuple(Education.BACHELOR, 1),
                        tuple(Education.MASTER, 0),
                        tuple(Education.DOCTORATE, 1));
    }

    @ParameterizedTest
    @CsvSource({"18, 0", "30, 0", "31, 1", "35, 1", "36, 2", "45, 3", "46, 4", "55, 5", "56, 6", "64, 6"})
    void everybodyIsOfOneBandFromTheirBirthdayOn(int age, int band) {
        city.someone(city.head).aged(age);
        List<TeamStructure.AgeBand> ages = TeamStructure.of(city.snapshot()).ages();
        assertThat(ages).hasSize(7);
        assertThat(ages.get(band).members()).isEqualTo(1);
        assertThat(ages.stream().mapToInt(TeamStructure.AgeBand::members).sum()).isEqualTo(1);
    }

    @Test
    void theOuterBandsAreOpen() {
        List<TeamStructure.AgeBand> ages = TeamStructure.of(city.snapshot()).ages();
        assertThat(ages.get(0)).isEqualTo(new TeamStructure.AgeBand(null, 30, 0));
        assertThat(ages.get(6)).isEqualTo(new TeamStructure.AgeBand(56, null, 0));
    }

    @Test
    void aTeamWithoutMembersIsNone() {
        SituationOfTests.Someone head = city.someone(city.head);
        city.unit(UnitKind.TOWN);
        assertThat(TeamStructure.teams(city.snapshot())).isEqualTo(Map.of(city.town, List.of(head.id)));
    }
}
