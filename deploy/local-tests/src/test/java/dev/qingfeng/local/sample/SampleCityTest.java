package dev.qingfeng.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.local.sample.SampleCity.Cadre;
import dev.qingfeng.local.sample.SampleCity.Team;
import dev.qingfeng.local.sample.SampleCity.Unit;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The sample city has the proportions of the report, and gives every principle something to decide. */
class SampleCityTest {

    private static final int YEAR = 2030;

    private final SampleCity city = city(YEAR);

    private static SampleCity city(int year) {
        return new SampleCity(
                SampleFiles.in(Path.of(System.getProperty("qingfeng.root"), "deploy/local/sample"))
                        .units(),
                year);
    }

    private long people(Predicate<Cadre> which) {
        return city.cadres().stream().filter(which).count();
    }

    private static int age(Cadre cadre) {
        return Period.between(cadre.birthDate(), LocalDate.of(YEAR, 1, 1)).getYears();
    }

    private static int yearsInPost(Cadre cadre) {
        return Period.between(cadre.postSince(), LocalDate.of(YEAR, 1, 1)).getYears();
    }

    @Test
    void itHasTheProportionsOfTheReport() {
        assertThat(city.townships()).hasSize(21).extracting(Unit::kind).contains("TOWN", "SUBDISTRICT", "PARK", "FARM");
        assertThat(people(cadre -> cadre.categories().contains("LEADING_CADRE")))
                .isGreaterThanOrEqualTo(1200);
        assertThat(people(cadre -> cadre.categories().contains("ORGANISATION_STAFF")))
                .isBetween(80L, 99L);
        assertThat(people(cadre -> cadre.categories().contains("TOWNSHIP_SECRETARY")))
                .isEqualTo(21);
        assertThat(people(cadre -> cadre.categories().contains("INSPECTION_TEAM_MEMBER")))
                .isEqualTo(42);
    }

    @Test
    void itIsTheSameEachTimeAndEveryoneIsInItOnce() {
        assertThat(city(YEAR).cadreRows()).isEqualTo(city.cadreRows());
        assertThat(city(YEAR).kinshipRows()).isEqualTo(city.kinshipRows());
        assertThat(city.cadres()).extracting(Cadre::staffNumber).doesNotHaveDuplicates();
    }

    @Test
    void sevenTeamsOfSixFromSeveralDepartmentsShareTheTownships() {
        List<Team> teams = city.teams();
        assertThat(teams).hasSize(7).allSatisfy(team -> {
            assertThat(team.members()).hasSize(6);
            assertThat(team.members().stream().map(Cadre::unit).distinct()).hasSizeGreaterThanOrEqualTo(4);
        });
        assertThat(teams.stream().flatMap(team -> team.members().stream())).doesNotHaveDuplicates();
        assertThat(teams.stream().flatMap(team -> team.units().stream())).containsExactlyElementsOf(city.townships());
    }

    @Test
    void nobodyOfATeamHasKinWhereItInspects() {
        List<String> kin = city.kinshipRows().lines().toList();
        for (Team team : city.teams()) {
            List<String> people = city.cadres().stream()
                    .filter(cadre -> team.units().contains(cadre.unit()))
                    .map(Cadre::staffNumber)
                    .toList();
            for (Cadre member : team.members()) {
                assertThat(kin)
                        .filteredOn(pair -> pair.contains("," + member.staffNumber() + ","))
                        .allSatisfy(pair -> assertThat(people).doesNotContain(pair.split(",", 2)[0]));
            }
        }
    }

    @Test
    void everyPrincipleHasSomethingToDecide() {
        List<Cadre> leaders = city.townships().stream()
                .flatMap(town -> city.leadershipTeam(town).stream())
                .toList();
        List<Cadre> chiefs = leaders.stream()
                .filter(cadre ->
                        cadre.post().equals("PARTY_SECRETARY") || cadre.post().equals("HEAD_OF_GOVERNMENT"))
                .toList();
        assertThat(city.leadershipTeam(city.townships().get(5)).stream()
                        .filter(cadre -> cadre.post().equals("DEPUTY_HEAD_OF_GOVERNMENT")))
                .as("P2: a post with one holder too many")
                .hasSize(5);
        assertThat(leaders).as("P2: vacancies").hasSizeLessThan(21 * 12);
        assertThat(chiefs)
                .as("P3: fewer than three chiefs of about thirty")
                .filteredOn(cadre -> age(cadre) <= 32)
                .hasSizeBetween(1, 2);
        assertThat(leaders)
                .as("P4: 45 and above")
                .filteredOn(cadre -> age(cadre) >= 45)
                .hasSizeGreaterThan(30);
        assertThat(city.cadres())
                .as("P5: trainees without a leadership post")
                .filteredOn(cadre -> cadre.trainings().contains("INTENSIVE_CLASS")
                        && cadre.post().equals("STAFF"))
                .hasSizeGreaterThan(10);
        assertThat(city.townships())
                .as("P6: people below the leadership team")
                .allSatisfy(town -> assertThat(city.cadres())
                        .filteredOn(cadre ->
                                cadre.unit().equals(town) && cadre.post().equals("STAFF"))
                        .hasSizeGreaterThan(10));
        assertThat(leaders)
                .as("P7: older and long in post")
                .filteredOn(cadre -> age(cadre) >= 50 && yearsInPost(cadre) >= 8)
                .hasSizeGreaterThan(21);
        assertThat(leaders)
                .as("P9: long in post")
                .filteredOn(cadre -> yearsInPost(cadre) >= 8)
                .hasSizeGreaterThan(30);
    }

    @Test
    void thoseWithAnAccountServeWhereTheirAccountSays() {
        assertThat(people(cadre -> cadre.staffNumber().compareTo("MC0033") <= 0))
                .isEqualTo(33);
        assertThat(city.teams().get(0).members()).extracting(Cadre::staffNumber).startsWith("MC0006", "MC0007");
        assertThat(city.standingCommittee())
                .hasSize(11)
                .first()
                .extracting(Cadre::staffNumber)
                .isEqualTo("MC0011");
    }
}
