package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.cadre.Sex;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Draws the charts of a small structure; also by itself, for a test that looks at what the process loads. */
final class DrawnCharts {

    private static final UUID TOWN = new UUID(0, 1);

    private DrawnCharts() {}

    /** Draws each chart, and fails if one cannot be drawn. */
    public static void main(String[] arguments) {
        charts().pyramid(structure(), Language.ZH_HANT);
        charts().flows(structure(), Language.ZH_HANT);
    }

    static StructureCharts charts() {
        try {
            Constructor<Messages> messages = Messages.class.getDeclaredConstructor();
            messages.setAccessible(true);
            return new StructureCharts(messages.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** Seven people before, of whom two women; six after. */
    static Structure structure() {
        List<Member> before = new ArrayList<>();
        before.addAll(people(4, Sex.MALE, 40));
        before.addAll(people(1, Sex.MALE, 33));
        before.addAll(people(2, Sex.FEMALE, 35));
        List<Member> after = new ArrayList<>();
        after.addAll(people(3, Sex.MALE, 40));
        after.addAll(people(1, Sex.MALE, 33));
        after.addAll(people(1, Sex.FEMALE, 35));
        after.addAll(people(1, Sex.FEMALE, 29));
        return new Structure(
                new UUID(0, 9),
                TownOfTests.DAY,
                Composition.of(before, after, new Bands(List.of(31, 36)), new Bands(List.of(3))),
                List.of(),
                List.of(
                        new Structure.Flow(TOWN, "清泉鎮", new UUID(0, 2), "城關街道", 2),
                        new Structure.Flow(TOWN, "清泉鎮", new UUID(0, 3), "組織部", 1)));
    }

    private static List<Member> people(int number, Sex sex, int age) {
        List<Member> people = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            people.add(new Member(
                    UUID.randomUUID(),
                    TOWN,
                    UUID.randomUUID(),
                    Rank.DEPUTY_SECTION,
                    age,
                    sex,
                    Education.BACHELOR,
                    Source.NOT_KNOWN,
                    1,
                    false));
        }
        return people;
    }
}
