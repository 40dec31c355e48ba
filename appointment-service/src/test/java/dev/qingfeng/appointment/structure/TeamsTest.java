package dev.qingfeng.appointment.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.cadre.Sex;
import dev.qingfeng.appointment.unit.UnitKind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is on the leadership teams of townships before a plan and after it, and what figures tell of them. */
class TeamsTest {

    private final TownOfTests town = new TownOfTests();

    @Test
    void onlyLeadersOfTownshipsAreCounted() {
        UUID leader = town.someone(40, town.town, town.deputy, 2);
        town.someone(40, town.town, town.clerk, 2);
        town.someone(40, town.town, null, 0);
        town.someone(40, town.bureau, town.deputyOfBureau, 2);
        assertThat(town.teams().before()).extracting(Member::cadreId).containsExactly(leader);
        assertThat(Teams.leading(town.state())).containsExactly(leader);
    }

    @Test
    void whoLeavesIsCountedBeforeAndWhoComesAfter() {
        UUID leaving = town.someone(51, town.town, town.deputy, 9);
        UUID coming = town.someone(29, town.bureau, null, 0);
        town.moves(leaving, town.bureau, town.deputyOfBureau);
        town.moves(coming, town.town, town.deputy);
        assertThat(town.teams().before()).extracting(Member::cadreId).containsExactly(leaving);
        assertThat(town.teams().after()).extracting(Member::cadreId).containsExactly(coming);
        assertThat(Teams.leading(town.state())).containsExactlyInAnyOrder(leaving, coming);
    }

    @Test
    void aMoveToAnotherTownChangesTheTeamOfBoth() {
        UUID moving = town.someone(40, town.town, town.deputy, 9);
        town.moves(moving, town.other, town.deputyOfOther);
        assertThat(town.teams().before()).extracting(Member::unitId).containsExactly(town.town);
        assertThat(town.teams().after()).extracting(Member::unitId).containsExactly(town.other);
    }

    @Test
    void whoStaysHasBeenInPostForAsLongAndWhoMovesBegins() {
        town.someone(40, town.town, town.deputy, 9);
        UUID moving = town.someone(40, town.town, town.deputy, 4);
        town.moves(moving, town.other, town.deputyOfOther);
        assertThat(town.teams().before()).extracting(Member::yearsInPost).containsExactlyInAnyOrder(9, 4);
        assertThat(town.teams().after()).extracting(Member::yearsInPost).containsExactlyInAnyOrder(9, 0);
    }

    @Test
    void agesCountOnTheDayOfEffect() {
        // Whose birthday it is.
        town.someone(31, town.town, town.deputy, 2);
        assertThat(town.composition().ages())
                .filteredOn(band -> band.before() == 1)
                .containsExactly(new Composition.AgeBand(31, 35, 1, 1, 1, 1));
    }

    @Test
    void somebodyComesFromTheUnitOfTheLastPostBeforeThePresentOne() {
        UUID insider = town.someone(40, town.town, town.deputy, 2);
        town.served(insider, town.bureau, UnitKind.CITY_DIRECT, 9);
        town.served(insider, town.town, UnitKind.TOWN, 5);
        town.served(insider, town.town, UnitKind.TOWN, 2);
        assertThat(town.teams().before()).extracting(Member::source).containsExactly(Source.INSIDE);
    }

    @Test
    void whoIsMovedComesFromWhereTheyServeNow() {
        UUID moving = town.someone(40, town.town, town.deputy, 2);
        UUID appointed = town.someone(40, town.bureau, town.deputyOfBureau, 2);
        town.moves(moving, town.other, town.deputyOfOther);
        town.moves(appointed, town.other, town.deputyOfOther);
        assertThat(town.teams().before()).extracting(Member::source).containsExactly(Source.NOT_KNOWN);
        assertThat(town.teams().after())
                .extracting(Member::source)
                .containsExactlyInAnyOrder(Source.OTHER_TOWNSHIP, Source.CITY_DIRECT);
    }

    @Test
    void everyMemberCountsOnceInEachList() {
        town.someone(Sex.MALE, 50, town.town, town.deputy, 9);
        town.someone(Sex.FEMALE, 33, town.other, town.deputyOfOther, 3);
        UUID leaving = town.someone(Sex.FEMALE, 45, town.town, town.deputy, 5);
        town.moves(leaving, town.bureau, null);
        Composition all = town.composition();
        assertThat(List.of(all.membersBefore(), all.membersAfter())).containsExactly(3, 2);
        assertThat(all.ages().stream().mapToInt(Composition.AgeBand::before).sum())
                .isEqualTo(3);
        assertThat(all.ages().stream()
                        .mapToInt(Composition.AgeBand::womenBefore)
                        .sum())
                .isEqualTo(2);
        assertThat(all.ages().stream().mapToInt(Composition.AgeBand::after).sum())
                .isEqualTo(2);
        assertThat(all.ages().stream().mapToInt(Composition.AgeBand::womenAfter).sum())
                .isEqualTo(1);
        assertThat(all.sexes())
                .containsExactly(new Composition.SexCount(Sex.FEMALE, 2, 1), new Composition.SexCount(Sex.MALE, 1, 1));
        assertThat(all.educations())
                .contains(new Composition.EducationCount(Education.BACHELOR, 3, 2))
                .hasSize(Education.values().length);
        assertThat(all.sources()).contains(new Composition.SourceCount(Source.NOT_KNOWN, 3, 2));
        assertThat(all.yearsInPost())
                .containsExactly(
                        new Composition.YearsBand(null, 2, 0, 0),
                        new Composition.YearsBand(3, 4, 1, 1),
                        new Composition.YearsBand(5, 7, 1, 0),
                        new Composition.YearsBand(8, null, 1, 1));
    }
}
