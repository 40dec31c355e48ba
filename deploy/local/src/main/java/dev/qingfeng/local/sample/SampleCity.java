package dev.qingfeng.local.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The invented city 明川 and who serves in it, spread so that every principle has something to decide: chiefs of thirty and of
 * fifty, long stays, vacancies, a post with one holder too many, trainees without a post, kin. Nobody in it is real. The same
 * units and year give the same city on every machine.
 */
public final class SampleCity {

    /** A unit of {@code units.csv}. */
    public record Unit(String path, String name, String kind) {

        boolean isTownship() {
            return TOWNSHIP_KINDS.contains(kind);
        }

        String label() {
            return path.substring(path.lastIndexOf('.') + 1);
        }
    }

    /** A person, as a line of {@code cadres.csv}. */
    public record Cadre(
            String staffNumber,
            String name,
            LocalDate birthDate,
            String sex,
            String rank,
            Unit unit,
            String post,
            LocalDate postSince,
            LocalDate partyJoinedOn,
            String education,
            List<String> trainings,
            List<String> categories) {

        String row() {
            return String.join(
                    ",",
                    staffNumber,
                    name,
                    birthDate.toString(),
                    sex,
                    rank,
                    unit.path(),
                    post,
                    postSince.toString(),
                    partyJoinedOn.toString(),
                    education,
                    String.join("|", trainings),
                    String.join("|", categories));
        }
    }

    /** An inspection team: the first member leads it. */
    public record Team(String name, List<Cadre> members, List<Unit> units) {}

    private static final long SEED = 20_250_701;

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆";
    private static final String GIVEN = "文明志远建国海燕丽华秀英清和秋实晓峰立新静怡子涵思永康慧敏雅琴栋嘉瑞承泽书恒景行怀瑾若谷凌云致正阳向东春生玉兰红梅卫民德润守义修齐知";

    private static final List<String> TOWNSHIP_KINDS = List.of("TOWN", "SUBDISTRICT", "PARK", "FARM");

    /** The leadership team's posts, and how many holders a township may have of each; an order that the registry keeps too. */
    private static final List<String> LEADERSHIP_POSTS = List.of(
            "PARTY_SECRETARY",
            "HEAD_OF_GOVERNMENT",
            "DEPUTY_PARTY_SECRETARY",
            "DEPUTY_HEAD_OF_GOVERNMENT",
            "PARTY_COMMITTEE_MEMBER");

    private static final List<Integer> QUOTAS = List.of(1, 1, 2, 4, 4);
    private static final int STAFF_QUOTA = 80;

    private static final String STANDING_COMMITTEE_UNIT = "shiwei";
    private static final int STANDING_COMMITTEE = 11;
    private static final int LEADING_CADRES_OF_A_DEPARTMENT = 25;
    private static final int ORGANISATION_DEPARTMENT = 60;
    private static final int LEADING_CADRES_BELOW_A_LEADERSHIP_TEAM = 18;
    private static final int KINSHIPS = 40;

    private static final int TEAMS = 7;
    private static final int UNITS_OF_A_TEAM = 3;

    /** Where the six members of a team come from; the first leads. */
    private static final List<String> TEAM_DEPARTMENTS =
            List.of("zuzhibu", "zuzhibu", "jijiwei", "renshe", "laoganju", "jiguangongwei");

    /** Staff numbers of the demo accounts, by the place in which the account's person serves. */
    private static final Map<String, List<Integer>> RESERVED = Map.of(
            STANDING_COMMITTEE_UNIT,
            List.of(11, 10),
            // The leaders of the teams come first of two each.
            "zuzhibu",
            List.of(6, 7, 15, 0, 16, 0, 17, 0, 18, 0, 19, 0, 20, 0, 1, 2, 12, 13, 14, 28, 29, 30),
            "jijiwei",
            List.of(0, 0, 0, 0, 0, 0, 0, 3, 4, 5, 31, 33),
            "renshe",
            List.of(0, 0, 0, 0, 0, 0, 0, 32));

    private static final Map<String, Integer> RESERVED_SECRETARIES =
            Map.of("qingquan", 9, "donghu", 21, "baishi", 22, "heishui", 23, "longtan", 24, "yunling", 25);
    private static final Map<String, Integer> RESERVED_DEPUTY_HEADS = Map.of("qingquan", 8, "donghu", 26, "baishi", 27);
    private static final int LAST_RESERVED = 33;

    private final List<Unit> units;
    private final int year;
    private final Random random = new Random(SEED);
    private final List<Cadre> cadres = new ArrayList<>();
    private int lastNumber = LAST_RESERVED;

    /**
     * The city as it stands at the start of a year.
     *
     * @param units in the order of {@code units.csv}
     */
    public SampleCity(List<Unit> units, int year) {
        this.units = List.copyOf(units);
        this.year = year;
        for (Unit unit : units) {
            switch (unit.kind()) {
                case "CITY_DIRECT" -> populateDepartment(unit);
                case "TOWN_DIRECT" -> add(0, unit, "STAFF", "STAFF_MEMBER", 25, 55, Set.of());
                case "CITY" -> {}
                default -> populateTownship(unit);
            }
        }
    }

    public List<Cadre> cadres() {
        return List.copyOf(cadres);
    }

    public List<Unit> townships() {
        return units.stream().filter(Unit::isTownship).toList();
    }

    /** The leadership team of a township, the chiefs first. */
    public List<Cadre> leadershipTeam(Unit township) {
        return cadres.stream()
                .filter(cadre -> cadre.unit().equals(township) && LEADERSHIP_POSTS.contains(cadre.post()))
                .toList();
    }

    /** Those who decide; the first is the secretary. */
    public List<Cadre> standingCommittee() {
        return cadres.stream()
                .filter(cadre -> cadre.unit().label().equals(STANDING_COMMITTEE_UNIT))
                .toList();
    }

    /** Seven teams of six from several departments, each for three townships. */
    public List<Team> teams() {
        Map<String, Iterator<Cadre>> pool = cadres.stream()
                .filter(cadre -> cadre.categories().contains("INSPECTION_TEAM_MEMBER"))
                .collect(Collectors.groupingBy(
                        cadre -> cadre.unit().label(),
                        Collectors.collectingAndThen(Collectors.toList(), List::iterator)));
        List<Unit> townships = townships();
        return IntStream.range(0, TEAMS)
                .mapToObj(team -> new Team(
                        "第%d考察组".formatted(team + 1),
                        TEAM_DEPARTMENTS.stream()
                                .map(department -> pool.getOrDefault(
                                                department, List.<Cadre>of().iterator())
                                        .next())
                                .toList(),
                        townships.subList(team * UNITS_OF_A_TEAM, (team + 1) * UNITS_OF_A_TEAM)))
                .toList();
    }

    /** The file of posts. */
    public String postRows() {
        return csv(
                "unitPath,kind,quota",
                units.stream()
                        .flatMap(unit -> Stream.concat(
                                IntStream.range(0, unit.isTownship() ? LEADERSHIP_POSTS.size() : 0)
                                        .mapToObj(i -> "%s,%s,%d"
                                                .formatted(unit.path(), LEADERSHIP_POSTS.get(i), QUOTAS.get(i))),
                                Stream.of("%s,STAFF,%d".formatted(unit.path(), STAFF_QUOTA)))));
    }

    /** The file of cadres. */
    public String cadreRows() {
        return csv(
                "staffNumber,name,birthDate,sex,rank,unitPath,postKind,postSince,partyJoinedOn,education,trainings,"
                        + "categories",
                cadres.stream().map(Cadre::row));
    }

    /** The file of kinships: in pairs that concern different units, so that someone has to stand aside somewhere. */
    public String kinshipRows() {
        Random pairs = new Random(SEED);
        List<Cadre> leaders = leaders();
        Set<Cadre> related = new HashSet<>();
        List<String> rows = new ArrayList<>();
        while (rows.size() < KINSHIPS) {
            Cadre one = leaders.get(pairs.nextInt(leaders.size()));
            Cadre other = cadres.get(pairs.nextInt(cadres.size()));
            if (!one.unit().equals(other.unit())
                    // Those who decide are kept out of it: they would all have to stand aside.
                    && !other.unit().label().equals(STANDING_COMMITTEE_UNIT)
                    && !isInspectedBy(one.unit(), other)
                    && related.add(one)
                    && related.add(other)) {
                boolean couple = !one.sex().equals(other.sex())
                        && Math.abs(one.birthDate().getYear()
                                        - other.birthDate().getYear())
                                < 6;
                rows.add("%s,%s,%s".formatted(one.staffNumber(), other.staffNumber(), couple ? "SPOUSE" : "OTHER_KIN"));
            }
        }
        return csv("staffNumber,kinStaffNumber,relation", rows.stream());
    }

    /** Whoever inspects a unit has no kin in it. */
    private boolean isInspectedBy(Unit unit, Cadre cadre) {
        return teams().stream()
                .anyMatch(team -> team.members().contains(cadre) && team.units().contains(unit));
    }

    /** The file of annual assessments: of each leadership team the last two years. */
    public String annualAssessmentRows() {
        Random grades = new Random(SEED);
        List<String> rows = new ArrayList<>();
        for (Cadre leader : leaders()) {
            for (int assessed = year - 2; assessed < year; assessed++) {
                rows.add("%s,%d,%s".formatted(leader.staffNumber(), assessed, grade(grades.nextInt(20))));
            }
        }
        return csv("staffNumber,year,grade", rows.stream());
    }

    /** Mostly competent, as a city is. */
    private static String grade(int of20) {
        return of20 < 4 ? "EXCELLENT" : of20 < 18 ? "COMPETENT" : of20 == 18 ? "BASICALLY_COMPETENT" : "UNGRADED";
    }

    /** The file of wishes: older leaders wish to be placed elsewhere (P7), some young ones to be seconded (P10). */
    public String wishRows() {
        return csv(
                "staffNumber,kind,statedOn,withdrawnOn",
                leaders().stream()
                        .filter(leader -> age(leader) >= 50 || age(leader) <= 30)
                        .map(leader -> "%s,%s,%d-12-01,"
                                .formatted(
                                        leader.staffNumber(),
                                        age(leader) >= 50 ? "RESETTLEMENT" : "SECONDMENT",
                                        year - 1)));
    }

    private int age(Cadre cadre) {
        return year - cadre.birthDate().getYear();
    }

    /** The file of careers: where the leaders studied before they served. */
    public String careerEntryRows() {
        return csv(
                "staffNumber,since,until,unitName,post",
                leaders().stream()
                        .map(leader -> "%s,%d-09-01,%d-07-01,省农业大学,学生"
                                .formatted(
                                        leader.staffNumber(),
                                        leader.birthDate().getYear() + 18,
                                        leader.birthDate().getYear() + 22)));
    }

    private List<Cadre> leaders() {
        return townships().stream()
                .flatMap(town -> leadershipTeam(town).stream())
                .toList();
    }

    private void populateDepartment(Unit unit) {
        if (unit.label().equals(STANDING_COMMITTEE_UNIT)) {
            IntStream.range(0, STANDING_COMMITTEE)
                    .forEach(i -> add(
                            reserved(unit, i), unit, "STAFF", i == 0 ? "COUNTY" : "DEPUTY_COUNTY", 42, 57, Set.of()));
            return;
        }
        int toTeams = TEAMS
                * (int) TEAM_DEPARTMENTS.stream().filter(unit.label()::equals).count();
        boolean organisation = unit.label().equals("zuzhibu");
        int people = organisation ? ORGANISATION_DEPARTMENT : LEADING_CADRES_OF_A_DEPARTMENT + 2;
        for (int i = 0; i < people; i++) {
            Set<String> categories = new HashSet<>();
            if (organisation) {
                categories.add("ORGANISATION_STAFF");
            }
            if (i < toTeams) {
                categories.add("INSPECTION_TEAM_MEMBER");
            }
            boolean leading = i < LEADING_CADRES_OF_A_DEPARTMENT;
            String rank = leading ? (i % 4 == 0 ? "SECTION" : "DEPUTY_SECTION") : "STAFF_MEMBER";
            add(reserved(unit, i), unit, "STAFF", rank, leading ? 30 : 24, leading ? 58 : 40, categories);
        }
    }

    private void populateTownship(Unit unit) {
        int index = townships().indexOf(unit);
        add(
                RESERVED_SECRETARIES.getOrDefault(unit.label(), 0),
                unit,
                "PARTY_SECRETARY",
                "SECTION",
                // Mostly about forty; one of thirty, some who have been there for long (P3, P7).
                index == 4 ? 29 : index % 5 == 0 ? 50 : 37,
                index == 4 ? 31 : index % 5 == 0 ? 56 : 44,
                Set.of("TOWNSHIP_SECRETARY"));
        boolean young = index == 9;
        add(0, unit, "HEAD_OF_GOVERNMENT", "SECTION", young ? 28 : 34, young ? 31 : 52, Set.of());
        for (int post = 2; post < LEADERSHIP_POSTS.size(); post++) {
            for (int i = 0; i < holders(index, post); i++) {
                boolean old = i == 0 && (index + post) % 2 == 0;
                boolean commissioner = post == LEADERSHIP_POSTS.size() - 1 && i == 0;
                add(
                        post == 3 && i == 1 ? RESERVED_DEPUTY_HEADS.getOrDefault(unit.label(), 0) : 0,
                        unit,
                        LEADERSHIP_POSTS.get(post),
                        "DEPUTY_SECTION",
                        old ? 50 : 28,
                        old ? 57 : 48,
                        commissioner ? Set.of("ORGANISATION_STAFF") : Set.of());
            }
        }
        for (int i = 0; i < LEADING_CADRES_BELOW_A_LEADERSHIP_TEAM; i++) {
            add(0, unit, "STAFF", "DEPUTY_SECTION", 27, 58, Set.of());
        }
        for (int i = 0; i < 3; i++) {
            add(0, unit, "STAFF", "STAFF_MEMBER", 23, 33, Set.of());
        }
    }

    /** Full in most townships, with a vacancy in some, and one holder too many in one (P2). */
    private static int holders(int township, int post) {
        int quota = QUOTAS.get(post);
        if (post == 3 && township == 5) {
            return quota + 1;
        }
        return (township + post) % 3 == 0 ? quota - 1 : quota;
    }

    private static int reserved(Unit unit, int index) {
        List<Integer> numbers = RESERVED.getOrDefault(unit.label(), List.of());
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    /** A number of 0 stands for the next that is free. */
    private void add(
            int number, Unit unit, String post, String rank, int fromAge, int toAge, Set<String> moreCategories) {
        int age = fromAge + random.nextInt(toAge - fromAge + 1);
        LocalDate birthDate = LocalDate.of(year - age, 1 + random.nextInt(12), 1 + random.nextInt(28));
        int mostYears = Math.max(1, Math.min(age - 22, age >= 50 ? 16 : 9));
        int leastYears = age >= 50 ? Math.min(8, mostYears) : 1;
        LocalDate since =
                LocalDate.of(year - leastYears - random.nextInt(mostYears - leastYears + 1), 1 + random.nextInt(12), 1);
        Set<String> categories = new HashSet<>(moreCategories);
        if (!rank.equals("STAFF_MEMBER")) {
            categories.add("LEADING_CADRE");
        }
        cadres.add(new Cadre(
                String.format(Locale.ROOT, "MC%04d", number == 0 ? ++lastNumber : number),
                name(),
                birthDate,
                random.nextInt(10) < 3 ? "FEMALE" : "MALE",
                rank,
                unit,
                post,
                since,
                LocalDate.of(Math.min(birthDate.getYear() + 20 + random.nextInt(6), year - 1), 7, 1),
                List.of("ASSOCIATE", "BACHELOR", "BACHELOR", "BACHELOR", "MASTER")
                        .get(random.nextInt(5)),
                trainings(age),
                categories.stream().sorted().toList()));
    }

    private List<String> trainings(int age) {
        if (age > 35 || random.nextInt(2) == 0) {
            return List.of();
        }
        return age <= 32 && random.nextInt(2) == 0
                ? List.of("YOUNG_CADRE_GROWTH_PROGRAMME", "INTENSIVE_CLASS")
                : List.of("YOUNG_CADRE_GROWTH_PROGRAMME");
    }

    private String name() {
        String given = letter(GIVEN) + (random.nextInt(5) == 0 ? "" : letter(GIVEN));
        return letter(SURNAMES) + given;
    }

    private String letter(String letters) {
        int at = random.nextInt(letters.length());
        return letters.substring(at, at + 1);
    }

    private static String csv(String header, Stream<String> rows) {
        return Stream.concat(Stream.of(header), rows).collect(Collectors.joining("\n", "", "\n"));
    }
}
