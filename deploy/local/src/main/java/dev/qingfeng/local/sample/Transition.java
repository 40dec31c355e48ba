package dev.qingfeng.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qingfeng.local.sample.SampleCity.Cadre;
import dev.qingfeng.local.sample.SampleCity.Team;
import dev.qingfeng.local.sample.SampleCity.Unit;
import dev.qingfeng.local.sample.SampleDays.Event;
import dev.qingfeng.local.sample.ServiceClient.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plays the whole transition of the sample city as its people would, over REST: from the first inspection team to the registry
 * as it is afterwards. Refusals that the rules ask for are provoked on the way. What it tells "happened" over some weeks and is
 * recorded late, see {@link SampleDays}: a notice has to hang for two days, and a decision for five working days.
 */
public final class Transition {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEAM_MEMBER = "INSPECTION_TEAM_MEMBER";
    private static final int STEPS = 10;

    /** The democratic assessment: of the steps with ballots the first. */
    private static final int BALLOTS = 2;

    /** Ballots that came back, people who were heard: what a step counts. */
    private static final int COUNTED = 48;

    /** The steps that are carried out at a meeting. */
    private static final List<Integer> WITH_A_MEETING = List.of(1, 2, 4, 5);

    private static final int INTERVIEWS = 6;
    private static final int INTERVIEWEES = 40;
    private static final int MINUTES_EACH = 12;
    private static final int SPEAKING = 6;

    /** From where people are interviewed beside the leadership team. */
    private static final List<String> STRATA = List.of(
            "MID_LEVEL_CADRE",
            "ORDINARY_STAFF",
            "VILLAGE_CADRE",
            "DELEGATE_OR_DEPUTY",
            "ENTERPRISE_HEAD",
            "RETIRED_CADRE",
            "MASSES");

    /** Nobody's names. */
    private static final Map<String, String> INVITED = Map.of(
            "PARTY_CONGRESS_DELEGATE", "示例党代表",
            "PEOPLES_CONGRESS_DEPUTY", "示例人大代表",
            "CPPCC_MEMBER", "示例政协委员",
            "TOWNSHIP_DEPUTY", "示例镇人大代表",
            "ENTERPRISE_HEAD", "示例企业负责人甲");

    /** The purpose of each form, by its code. */
    private static final Map<String, String> BALLOT_FORMS = Map.of(
            "assessment", "DEMOCRATIC_ASSESSMENT",
            "reserve-cadres", "DEMOCRATIC_RECOMMENDATION",
            "questionnaire", "DISCIPLINE_QUESTIONNAIRE");

    /** The steps that have findings. */
    private static final int FIELD_VISIT = 7;

    private static final int DOCUMENT_REVIEW = 8;
    private static final int SPECIAL_INVESTIGATION = 9;

    private static final int STEP_BEGINS = 9;
    private static final int NOON = 12;
    private static final int STEP_ENDS = 17;
    private static final int DELEGATES = 66;
    private static final int DAYS_IN_A_UNIT = 3;

    /** Townships, by their place in the list, whose posts give the plan something to do; see {@link SampleCity}. */
    private static final int WITH_A_HOLDER_TOO_MANY = 5;

    private static final int WITH_A_VACANT_DEPUTY_HEAD = 0;
    private static final int WITH_A_POOR_DEPUTY = 2;
    private static final int WITH_A_PROMOTION = 1;
    private static final int WITH_A_PROMOTION_NOT_CLEARED = 4;

    /** Towns without one member of the Party committee: one elects, one does not, and one has not voted yet. */
    private static final int WITH_AN_ELECTION = 8;

    private static final int WITH_AN_ELECTION_LOST = 11;
    private static final int WITH_AN_ELECTION_AHEAD = 5;
    private static final int WITH_A_CADRE_FOR_ANOTHER_TOWN = 12;

    private final Sample sample;
    private final String inspectionUrl;
    /** A picture of one pixel, in Base64. */
    private static final String ONE_PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final String complaintUrl;
    private final Consumer<String> say;
    private final Map<String, ServiceClient> clients = new HashMap<>();
    private final ServiceClient registry;
    private final Map<String, String> unitIds;
    private final Map<String, String> cadreIds;
    private final String cycle;
    private final SampleDays days;

    /**
     * A transition of a city that has been loaded.
     *
     * @param inspectionUrl of inspection-service, without a slash at the end
     * @param complaintUrl of complaint-service, without a slash at the end
     * @param say told what happens, a line each
     */
    public Transition(Sample sample, String inspectionUrl, String complaintUrl, Consumer<String> say) {
        this.sample = sample;
        this.inspectionUrl = inspectionUrl;
        this.complaintUrl = complaintUrl;
        this.say = say;
        this.registry = as("organization-officer", sample.registryUrl());
        this.unitIds = ids("/appointment/v1/units", "path");
        this.cadreIds = ids("/appointment/v1/cadres", "staffNumber");
        this.cycle = sample.cycleId(registry);
        this.days = sample.days(registry);
    }

    /** Plays it once; a transition that has begun already is left as it is. */
    public void play() {
        String phase = registry.get("/appointment/v1/cycles/" + cycle)
                .required("phase")
                .asText();
        if (!phase.equals("MOBILISATION")) {
            say.accept(
                    "The transition of the sample city is in its phase %s already; nothing is played".formatted(phase));
            return;
        }
        enter("INSPECTION", Event.INSPECTION);
        inspect();
        report();
        registerHandler();
        clear();
        handleCase();
        askTheDisciplineOrgan();
        markBreaches();
        decide(adoptPolicy());
    }

    /** Plays a transition that has not begun until the first ballots are counted, and no further. */
    public void playToFirstBallots() {
        enter("INSPECTION", Event.INSPECTION);
        inspectToFirstBallots();
    }

    /** The inspections, by their units. */
    private Map<String, String> inspectToFirstBallots() {
        List<String> teams = sample.city().teams().stream().map(this::form).toList();
        say.accept("%d inspection teams formed of %d people and trained".formatted(teams.size(), people()));
        recuse(teams);
        Answer refused = startFieldwork(teams.get(0));
        say.accept("Fieldwork refused: %s, %d conditions unmet (members have not signed)"
                .formatted(
                        refused.body().path("code").asText(),
                        refused.body().path("unmet").size()));
        enterThePledgesOf(teamMembers());
        teams.forEach(id -> Sample.await(() -> startFieldwork(id).status() == 200));
        say.accept("Fieldwork started by all teams once the signatures had arrived over Kafka");

        talk();
        adoptForms();
        Map<String, String> inspections = inspectionsByUnit();
        plan(inspections);
        assemble(inspections);
        pledgePublicly(inspections);
        vote(inspections);
        return inspections;
    }

    private void inspect() {
        Map<String, String> inspections = inspectToFirstBallots();
        interview(inspections);
        for (Team team : sample.city().teams()) {
            for (Unit unit : team.units()) {
                inspect(unit, inspections.getOrDefault(unitId(unit), ""), team);
            }
        }
        as("organization-officer", inspectionUrl)
                .postJson("/inspection/v1/cycles/%s/interview-climate".formatted(cycle), JSON.createObjectNode())
                .accepted();
        say.accept("%d units inspected in ten steps and graded".formatted(inspections.size()));
        Sample.await(() -> !as("organization-officer", inspectionUrl)
                .list("/inspection/v1/climate-boards?cycleId=" + cycle)
                .isEmpty());
        say.accept("The climate board of last month is frozen; what this month's surveys say will be on the next");
    }

    private String form(Team team) {
        ObjectNode body = days.happened(Event.INSPECTION)
                .put("cycleId", cycle)
                .put("name", team.name())
                .put("leaderId", cadreId(team.members().get(0)));
        fill(body.putArray("memberIds"), team.members().stream().map(this::cadreId));
        fill(body.putArray("unitIds"), team.units().stream().map(this::unitId));
        ServiceClient officer = as("organization-officer", inspectionUrl);
        Answer formed = officer.postJsonOnceKnown("/inspection/v1/teams", body, Sample.REPLICA_LIMIT);
        String id = formed.accepted().required("id").asText();
        ObjectNode training = days.happened(Event.TRAINING);
        fill(training.putArray("attendeeIds"), team.members().stream().map(this::cadreId));
        officer.change("/inspection/v1/teams/%s/training".formatted(id), formed.entityTag(), training)
                .accepted();
        return id;
    }

    /** What is asked in secret ballots, in every unit alike: for each purpose what is usually asked. */
    private void adoptForms() {
        ServiceClient officer = as("organization-officer", inspectionUrl);
        BALLOT_FORMS.forEach((code, purpose) -> {
            ObjectNode body = JSON.createObjectNode()
                    .put("cycleId", cycle)
                    .put("code", code)
                    .put("purpose", purpose);
            Answer drafted = officer.postJson("/inspection/v1/ballot-forms", body);
            officer.change(
                            "/inspection/v1/ballot-forms/%s/adoption"
                                    .formatted(drafted.accepted().required("id").asText()),
                            drafted.entityTag(),
                            JSON.createObjectNode())
                    .accepted();
        });
        say.accept("%d forms of secret ballots adopted for all units".formatted(BALLOT_FORMS.size()));
    }

    /** A member of the first team stands aside from a unit of the second, which so cannot go to the first. */
    private void recuse(List<String> teams) {
        Team first = sample.city().teams().get(0);
        Unit unit = sample.city().teams().get(1).units().get(0);
        ServiceClient officer = as("organization-officer", inspectionUrl);
        officer.postJson(
                        "/inspection/v1/recusals",
                        days.happened(Event.TRAINING)
                                .put("cycleId", cycle)
                                .put("cadreId", cadreId(first.members().get(1)))
                                .put("unitId", unitId(unit))
                                .put("reason", "示例：与该单位班子成员相识多年"))
                .accepted();
        ObjectNode handOver = JSON.createObjectNode();
        handOver.putArray("assignments")
                .addObject()
                .put("unitId", unitId(unit))
                .put("teamId", teams.get(0))
                .put("fromTeamId", teams.get(1));
        Answer refused = officer.postJson("/inspection/v1/cycles/%s/team-assignments".formatted(cycle), handOver);
        say.accept("A member declared to stand aside from a unit, and their team is not given it: %s"
                .formatted(refused.body().path("code").asText()));
    }

    private Answer startFieldwork(String team) {
        ServiceClient officer = as("organization-officer", inspectionUrl);
        Answer read = officer.read("/inspection/v1/teams/" + team);
        return officer.change(
                "/inspection/v1/teams/%s/fieldwork".formatted(team), read.entityTag(), days.happened(Event.FIELDWORK));
    }

    /** Those of the teams who have an account have signed on paper like all others, and their papers come last. */
    private void enterThePledgesOf(List<Cadre> members) {
        as("organization-officer", sample.pledgeUrl())
                .post(
                        "/pledge/v1/pledges/imports",
                        "text/csv; charset=UTF-8",
                        sample.paperSignatures(members, TEAM_MEMBER::equals, days))
                .accepted();
        say.accept("The pledges of %d members, signed on paper, are entered".formatted(members.size()));
    }

    private List<Cadre> teamMembers() {
        return sample.city().cadres().stream()
                .filter(cadre -> sample.people().containsValue(cadre.staffNumber()))
                .filter(cadre -> cadre.categories().contains(TEAM_MEMBER))
                .toList();
    }

    /** The city's secretary meets each township secretary first; of the leadership teams one has been talked with so far. */
    private void talk() {
        List<Unit> townships = sample.city().townships();
        townships.forEach(township ->
                talk("SUMMONED_TALK", sample.city().leadershipTeam(township).get(0)));
        List<Cadre> first = sample.city().leadershipTeam(townships.get(0));
        first.forEach(member -> talk("THOUGHT_TALK", member));
        say.accept(
                "The city's secretary met %d township secretaries, and %d members of one leadership team were talked with"
                        .formatted(townships.size(), first.size()));
    }

    private void talk(String kind, Cadre with) {
        ObjectNode body = SampleDays.happened("startedAt", days.at(Event.TRAINING))
                .put("cycleId", cycle)
                .put("kind", kind)
                .put("cadreId", cadreId(with))
                .put("talkerId", cadreId(sample.city().standingCommittee().get(kind.equals("SUMMONED_TALK") ? 0 : 1)))
                .put(
                        "endedAt",
                        days.at(Event.TRAINING).plus(2, ChronoUnit.HOURS).toString())
                .put("notes", "示例：工作、思想、个人诉求和意见建议都谈到了。");
        fill(body.putArray("themes"), Stream.of("WORK", "THINKING", "PERSONAL_WISHES", "SUGGESTIONS"));
        as("organization-officer", inspectionUrl)
                .postJson("/inspection/v1/thought-talks", body)
                .accepted();
    }

    private Map<String, String> inspectionsByUnit() {
        return as("organization-officer", inspectionUrl).list("/inspection/v1/inspections?cycleId=" + cycle).stream()
                .collect(Collectors.toMap(
                        inspection -> inspection.required("unitId").asText(),
                        inspection -> inspection.required("id").asText()));
    }

    /** Each team one unit after the other. They all began at once in the end, which the timetable shows. */
    private void plan(Map<String, String> inspections) {
        ServiceClient officer = as("organization-officer", inspectionUrl);
        for (Team team : sample.city().teams()) {
            for (int i = 0; i < team.units().size(); i++) {
                String inspection = inspections.getOrDefault(unitId(team.units().get(i)), "");
                officer.postJson(
                                "/inspection/v1/inspections/%s/planned-days".formatted(inspection),
                                JSON.createObjectNode()
                                        .put(
                                                "firstDay",
                                                dayOf(1 + DAYS_IN_A_UNIT * i).toString())
                                        .put(
                                                "lastDay",
                                                dayOf(DAYS_IN_A_UNIT * (i + 1)).toString()))
                        .accepted();
            }
        }
        JsonNode conflicts = officer.get("/inspection/v1/cycles/%s/schedule/conflicts".formatted(cycle));
        say.accept("%d inspections planned; %d things in the timetable do not fit"
                .formatted(inspections.size(), conflicts.path("conflicts").size()));
    }

    /** One meeting in each unit for all its steps that need one; whoever came is entered for all units at once, from paper. */
    private void assemble(Map<String, String> inspections) {
        Map<Unit, String> meetings = new LinkedHashMap<>();
        sample.city().teams().stream()
                .flatMap(team -> team.units().stream())
                .forEach(unit -> meetings.put(unit, convene(unit, inspections.getOrDefault(unitId(unit), ""))));
        String rows = meetings.entrySet().stream()
                .flatMap(meeting -> attendees(meeting.getKey(), meeting.getValue()))
                .collect(Collectors.joining(
                        "\n", "meetingId,attendeeClass,staffNumber,name,organisation,checkedInAt,lateReason\n", "\n"));
        ServiceClient officer = as("organization-officer", inspectionUrl);
        officer.post("/inspection/v1/meeting-attendees/imports", "text/csv; charset=UTF-8", rows)
                .accepted();
        meetings.forEach((unit, meeting) -> {
            String path = "/inspection/v1/meetings/" + meeting;
            officer.change(
                            path + "/closing",
                            officer.read(path).entityTag(),
                            SampleDays.happened("occurredAt", SampleDays.at(dayOf(1), STEP_ENDS)))
                    .accepted();
            int there = sample.city().leadershipTeam(unit).size() + INVITED.size();
            officer.change(
                            path + "/report-forms",
                            null,
                            JSON.createObjectNode().put("issued", there).put("returned", there - 1))
                    .accepted();
        });
        say.accept("%d meetings held, with each class that is required there; forms for written reports counted"
                .formatted(meetings.size()));
    }

    private String convene(Unit unit, String inspection) {
        ObjectNode body = JSON.createObjectNode()
                .put("inspectionId", inspection)
                .put("place", unit.name() + "礼堂")
                .put("plannedStart", SampleDays.at(dayOf(1), STEP_BEGINS).toString());
        ArrayNode steps = body.putArray("steps");
        WITH_A_MEETING.forEach(steps::add);
        ServiceClient officer = as("organization-officer", inspectionUrl);
        Answer drafted = officer.postJson("/inspection/v1/meetings", body);
        String id = drafted.accepted().required("id").asText();
        officer.change(
                        "/inspection/v1/meetings/%s/convocation".formatted(id),
                        drafted.entityTag(),
                        JSON.createObjectNode())
                .accepted();
        return id;
    }

    /** The leadership team as superiors prescribe it, one of each other class, and one who is expected and does not come. */
    private Stream<String> attendees(Unit unit, String meeting) {
        String came = "%sT08:30,%s".formatted(dayOf(1), SampleDays.RECORDED_AFTERWARDS);
        Stream<String> prescribed = sample.city().leadershipTeam(unit).stream()
                .map(cadre -> "%s,PRESCRIBED,%s,,,%s".formatted(meeting, cadre.staffNumber(), came));
        Stream<String> others = INVITED.entrySet().stream()
                .map(each -> "%s,%s,,%s,%s,%s".formatted(meeting, each.getKey(), each.getValue(), unit.name(), came));
        return Stream.concat(
                Stream.concat(prescribed, others),
                Stream.of("%s,ENTERPRISE_HEAD,,示例企业负责人乙,%s,,".formatted(meeting, unit.name())));
    }

    /**
     * Each team enters whom it interviewed in its units, from paper, once the first step of each is entered; whoever tries the step of
     * the first unit before is refused.
     */
    private void interview(Map<String, String> inspections) {
        Team first = sample.city().teams().get(0);
        Unit unit = first.units().get(0);
        Answer refused = carryOut(unit, inspections.getOrDefault(unitId(unit), ""), first, INTERVIEWS);
        say.accept("The step of interviews is refused before forty people are interviewed: %s, %s"
                .formatted(
                        refused.body().path("code").asText(),
                        refused.body().path("unmet").path(0).path("condition").asText()));
        for (Team team : sample.city().teams()) {
            team.units().stream().filter(each -> !each.equals(unit)).forEach(each -> {
                String id = inspections.getOrDefault(unitId(each), "");
                announce(each, id).accepted();
                carryOut(each, id, team, 1).accepted();
            });
            String rows = team.units().stream()
                    .flatMap(each -> interviews(each, inspections.getOrDefault(unitId(each), ""), team))
                    .collect(Collectors.joining(
                            "\n",
                            "inspectionId,stratum,staffNumber,name,organisation,interviewers,startedAt,endedAt,lateReason\n",
                            "\n"));
            as(accountOf(team.members().get(0)), inspectionUrl)
                    .post("/inspection/v1/interviews/imports", "text/csv; charset=UTF-8", rows)
                    .accepted();
        }
        speak(first, unit, inspections.getOrDefault(unitId(unit), ""));
        say.accept("%d people interviewed in each of %d units, from all strata"
                .formatted(INTERVIEWEES, inspections.size()));
    }

    /** The leadership team, and of each other stratum as many as it takes; by two of the team who are in no other unit then. */
    private Stream<String> interviews(Unit unit, String inspection, Team team) {
        List<Cadre> leaders = sample.city().leadershipTeam(unit);
        int first = 2 * team.units().indexOf(unit);
        String by = team.members().get(first).staffNumber() + "|"
                + team.members().get(first + 1).staffNumber();
        return IntStream.range(0, INTERVIEWEES).mapToObj(i -> {
            LocalDateTime begins = dayOf(INTERVIEWS).atTime(STEP_BEGINS, 0).plusMinutes((long) i * MINUTES_EACH);
            String stratum = STRATA.get(i % STRATA.size());
            String who = i < leaders.size()
                    ? "LEADERSHIP_TEAM_MEMBER,%s,,".formatted(leaders.get(i).staffNumber())
                    : "%s,,示例座谈对象%02d,%s".formatted(stratum, i, unit.name());
            return "%s,%s,%s,%s,%s,%s"
                    .formatted(
                            inspection,
                            who,
                            by,
                            begins,
                            begins.plusMinutes(MINUTES_EACH),
                            SampleDays.RECORDED_AFTERWARDS);
        });
    }

    /** Some of those in the first unit come again, to say what is kept in confidence; they count once. */
    private void speak(Team team, Unit unit, String inspection) {
        List<Cadre> leaders = sample.city().leadershipTeam(unit);
        ServiceClient leader = as(accountOf(team.members().get(0)), inspectionUrl);
        for (int i = 0; i < SPEAKING; i++) {
            ObjectNode body = SampleDays.happened("startedAt", SampleDays.at(dayOf(INTERVIEWS + 1), STEP_BEGINS + i))
                    .put("inspectionId", inspection)
                    .put("stratum", "ORDINARY_STAFF")
                    .put("name", "示例座谈对象%02d".formatted(INTERVIEWEES - 1 - i))
                    .put("organisation", unit.name())
                    .put(
                            "endedAt",
                            SampleDays.at(dayOf(INTERVIEWS + 1), STEP_BEGINS + i + 1)
                                    .toString())
                    .put("notes", "示例：班子团结，工作扎实。");
            fill(
                    body.putArray("interviewerIds"),
                    team.members().stream().limit(2).map(this::cadreId));
            body.putArray("themes").add("LEADERSHIP_TEAM").add("WORK_STYLE");
            ArrayNode opinions = body.putArray("opinions");
            leaders.forEach(
                    each -> opinions.addObject().put("cadreId", cadreId(each)).put("grade", "FAIRLY_GOOD"));
            body.putArray("climate")
                    .addObject()
                    .put("question", "KNOWS_DISCIPLINE")
                    .put("reply", "YES");
            body.putArray("recommendations")
                    .addObject()
                    .put("cadreId", cadreId(leaders.get(2)))
                    .put("post", "HEAD_OF_GOVERNMENT");
            leader.postJson("/inspection/v1/interviews", body).accepted();
        }
    }

    /** The first unit's assessment, by those of its meeting whom superiors prescribe. */
    private void vote(Map<String, String> inspections) {
        Unit unit = sample.city().teams().get(0).units().get(0);
        ServiceClient officer = as("organization-officer", inspectionUrl);
        String meeting = officer.list(
                        "/inspection/v1/meetings?inspectionId=" + inspections.getOrDefault(unitId(unit), ""))
                .get(0)
                .required("id")
                .asText();
        String form = officer.list("/inspection/v1/ballot-forms?cycleId=" + cycle).stream()
                .filter(each -> each.required("purpose").asText().equals("DEMOCRATIC_ASSESSMENT"))
                .findFirst()
                .orElseThrow()
                .required("id")
                .asText();
        List<String> holders = SampleBallots.KEY_HOLDERS.stream()
                .map(account -> cadreIds.getOrDefault(sample.people().getOrDefault(account, ""), ""))
                .toList();
        List<String> watching = sample.city().teams().stream()
                .limit(2)
                .flatMap(team -> team.members().stream().skip(1))
                .map(this::cadreId)
                .filter(id -> !holders.contains(id))
                .limit(4)
                .toList();
        int voters = sample.city().leadershipTeam(unit).size();
        SampleBallots ballots =
                new SampleBallots(account -> as(account, inspectionUrl), new ServiceClient(inspectionUrl, null));
        String round = ballots.hold(meeting, form, holders, watching, "PRESCRIBED", voters);
        say.accept("%d secret ballots cast, sealed, counted by two of three keys and certified: round %s"
                .formatted(voters, round));
    }

    private String accountOf(Cadre cadre) {
        return sample.people().entrySet().stream()
                .filter(account -> account.getValue().equals(cadre.staffNumber()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Whoever tries to open the ballots of the first unit before is refused. */
    private void pledgePublicly(Map<String, String> inspections) {
        Team first = sample.city().teams().get(0);
        Unit unit = first.units().get(0);
        String id = inspections.getOrDefault(unitId(unit), "");
        announce(unit, id).accepted();
        keepPhoto(id);
        keepRecord(id);
        carryOut(unit, id, first, 1).accepted();
        Answer refused = carryOut(unit, id, first, BALLOTS);
        say.accept("The democratic assessment is refused before the public pledge: %s, %s"
                .formatted(
                        refused.body().path("code").asText(),
                        refused.body().path("unmet").path(0).path("condition").asText()));
        withdrawPublicPledge(pledgePublicly(unit, first));
        for (Team team : sample.city().teams()) {
            team.units().forEach(assessed -> pledgePublicly(assessed, team));
        }
        Sample.await(() -> {
            Answer opened = carryOut(unit, id, first, BALLOTS);
            if (!opened.hasCode("gate-unmet")) {
                opened.accepted();
            }
            return opened.status() == 200;
        });
        say.accept("The leaders pledged publicly at %d assessment meetings, and the ballots could open"
                .formatted(inspections.size()));
    }

    /** In the morning of the first ballots; the head of the unit's government sees it. Its id. */
    private String pledgePublicly(Unit unit, Team team) {
        ObjectNode body = SampleDays.happened("occurredAt", SampleDays.at(dayOf(BALLOTS), STEP_BEGINS))
                .put("cycleId", cycle)
                .put("unitId", unitId(unit))
                .put("leaderId", cadreId(team.members().get(0)))
                .put("witnessId", cadreId(sample.city().leadershipTeam(unit).get(1)))
                .put("place", unit.name() + "礼堂");
        ServiceClient officer = as("organization-officer", sample.pledgeUrl());
        AtomicReference<String> id = new AtomicReference<>("");
        // The team comes over Kafka.
        Sample.await(() -> {
            Answer recorded = officer.postJson("/pledge/v1/public-pledges", body);
            if (!recorded.hasCode("unit-without-team")) {
                id.set(recorded.accepted().path("id").asText());
            }
            return recorded.status() == 201;
        });
        return Objects.requireNonNull(id.get());
    }

    /** It had been recorded by mistake. */
    private void withdrawPublicPledge(String id) {
        ServiceClient officer = as("organization-officer", sample.pledgeUrl());
        String path = "/pledge/v1/public-pledges/" + id;
        officer.change(
                        path + "/withdrawal",
                        officer.read(path).entityTag(),
                        JSON.createObjectNode().put("reason", "示例：误记，另行重录。"))
                .accepted();
    }

    private Answer announce(Unit unit, String id) {
        return changeInspection(
                id,
                "/notice",
                SampleDays.happened("postedAt", days.at(Event.NOTICE))
                        .put("fieldworkBeginsOn", days.of(Event.FIELDWORK).toString())
                        .put("hotline", "12380")
                        .put("place", unit.name() + "公示栏"));
    }

    private Answer carryOut(Unit unit, String id, Team team, int step) {
        ObjectNode body = SampleDays.happened("startedAt", SampleDays.at(dayOf(step), STEP_BEGINS))
                .put("step", step)
                .put("endedAt", SampleDays.at(dayOf(step), STEP_ENDS).toString())
                .put("place", unit.name())
                .put(
                        "responsibleId",
                        cadreId(team.members().get(step % team.members().size())));
        String reference = String.format(Locale.ROOT, "%s-%02d", unit.label(), step);
        ArrayNode evidence = body.putArray("evidence");
        ObjectNode record = evidence.addObject().put("kind", "RECORD").put("reference", reference);
        if (step == 1) {
            fileOf(id, step).ifPresent(file -> record.put("fileId", file));
        }
        evidence.addObject().put("kind", "COUNT").put("reference", reference).put("count", COUNTED);
        return changeInspection(id, "/steps", body);
    }

    /** A file of the step that was kept before, if one was. */
    private Optional<String> fileOf(String inspection, int step) {
        return as("organization-officer", inspectionUrl).list(filesOf(inspection, step)).stream()
                .map(file -> file.required("id").asText())
                .findFirst();
    }

    private static String filesOf(String inspection, int step) {
        return "/inspection/v1/inspections/%s/steps/%d/files".formatted(inspection, step);
    }

    /** The notice as it was printed, in place of a photo of it. */
    private void keepPhoto(String inspection) {
        ServiceClient officer = as("organization-officer", inspectionUrl);
        String notice = "/inspection/v1/inspections/" + inspection + "/notice";
        officer.post(notice + "/photos", "application/octet-stream", officer.download(notice + "/print"))
                .accepted();
    }

    /** The list of those who are expected, as a scanner would send it, though nobody has signed it: the record of the first step. */
    private void keepRecord(String inspection) {
        ServiceClient officer = as("organization-officer", inspectionUrl);
        String meeting = officer.list("/inspection/v1/meetings?inspectionId=" + inspection)
                .get(0)
                .required("id")
                .asText();
        byte[] list = officer.download("/inspection/v1/meetings/" + meeting + "/attendance-list");
        officer.post(filesOf(inspection, 1), "application/octet-stream", list).accepted();
    }

    private LocalDate dayOf(int step) {
        return days.of(Event.FIELDWORK).plusDays(step);
    }

    private Answer changeInspection(String id, String what, ObjectNode body) {
        ServiceClient officer = as("organization-officer", inspectionUrl);
        String path = "/inspection/v1/inspections/" + id;
        return officer.change(path + what, officer.read(path).entityTag(), body);
    }

    /** The unit has been announced and its first step carried out; of the first unit the first ballots are cast. */
    private void inspect(Unit unit, String id, Team team) {
        boolean ballotsCast = unit.equals(sample.city().teams().get(0).units().get(0));
        for (int step = ballotsCast ? BALLOTS + 1 : BALLOTS; step <= STEPS; step++) {
            carryOut(unit, id, team, step).accepted();
        }
        if (ballotsCast) {
            find(id, team);
        }
        changeInspection(id, "/conclusion", days.happened(Event.CONCLUSION)).accepted();
        ServiceClient officer = as("organization-officer", inspectionUrl);
        String path = "/inspection/v1/inspections/" + id;
        officer.postJson(path + "/interview-figures", JSON.createObjectNode()).accepted();
        meet(officer, path, team);
        opineAndGrade(officer, path, "LEADERSHIP_TEAM", null, "FAIRLY_GOOD");
        for (Cadre member : sample.city().leadershipTeam(unit)) {
            opineAndGrade(officer, path, "MEMBER", member, gradeOf(member));
        }
        if (ballotsCast) {
            fixAgain(officer, path, sample.city().leadershipTeam(unit).get(0));
        }
    }

    /** Its inspection is refused an end before somebody sees to what weighs; of that one is settled, and one overdue. */
    private void find(String id, Team team) {
        find(id, FIELD_VISIT, "PERFORMANCE", "OBSERVATION", "示例：实地查看两个项目，进度与上报相符。");
        List<String> weighty = List.of(
                find(id, DOCUMENT_REVIEW, "INTEGRITY", "EARLY_SIGN", "示例：部分接待台账登记不全。"),
                find(id, SPECIAL_INVESTIGATION, "LEADERSHIP_TEAM", "EARLY_SIGN", "示例：两次班子会议未按时记录。"));
        Answer refused = changeInspection(id, "/conclusion", days.happened(Event.CONCLUSION));
        say.accept("The end of an inspection is refused while nobody sees to what was found: %s, %s"
                .formatted(
                        refused.body().path("code").asText(),
                        refused.body().path("unmet").path(0).path("condition").asText()));
        for (String finding : weighty) {
            changeFinding(
                    finding,
                    "/follow-ups",
                    SampleDays.happened("occurredAt", SampleDays.at(dayOf(SPECIAL_INVESTIGATION), STEP_ENDS))
                            .put("followerId", cadreId(team.members().get(0)))
                            .put("task", "示例：补齐记录并说明情况。")
                            .put("dueInWorkingDays", 1));
        }
        changeFinding(
                weighty.get(1),
                "/settlement",
                SampleDays.happened("occurredAt", SampleDays.at(dayOf(STEPS), STEP_BEGINS))
                        .put("outcome", "SETTLED")
                        .put("result", "示例：会议记录已补齐。"));
    }

    /** In the middle of the step's day; the path of the finding. */
    private String find(String inspection, int step, String category, String severity, String found) {
        String path = "/inspection/v1/inspections/%s/findings".formatted(inspection);
        ObjectNode body = SampleDays.happened("occurredAt", SampleDays.at(dayOf(step), NOON))
                .put("step", step)
                .put("category", category)
                .put("severity", severity)
                .put("found", found);
        return path + "/"
                + as("organization-officer", inspectionUrl)
                        .postJson(path, body)
                        .accepted()
                        .required("id")
                        .asText();
    }

    private void changeFinding(String finding, String what, ObjectNode body) {
        ServiceClient officer = as("organization-officer", inspectionUrl);
        officer.change(finding + what, officer.read(finding).entityTag(), body).accepted();
    }

    /** With what came after the end of the inspection, when it was fixed first. */
    private void fixAgain(ServiceClient officer, String inspection, Cadre member) {
        String path = "%s/dossiers/%s".formatted(inspection, cadreId(member));
        officer.postJson(path + "/versions", JSON.createObjectNode().put("reason", "示例：碰头会和等次评定之后"))
                .accepted();
        say.accept(
                "The dossier of a member was fixed with the end of the inspection, and again with the grade: %d versions"
                        .formatted(officer.list(path + "/versions").size()));
    }

    private void meet(ServiceClient officer, String inspection, Team team) {
        String path = inspection + "/team-meeting";
        ObjectNode body = days.happened(Event.TEAM_MEETING).put("place", "市委组织部会议室");
        fill(body.putArray("presentIds"), team.members().stream().map(this::cadreId));
        officer.change(path, officer.read(path).entityTag(), body).accepted();
    }

    private void opineAndGrade(
            ServiceClient officer, String inspection, String subject, @Nullable Cadre member, String grade) {
        ObjectNode opinion = JSON.createObjectNode()
                .put("subject", subject)
                .put("grade", grade)
                .put("merits", "熟悉基层工作，处事公道，群众认可")
                .put("shortcomings", "学习不够主动");
        if (member != null) {
            opinion.put("cadreId", cadreId(member));
        }
        officer.postJson(inspection + "/opinions", opinion).accepted();
        grade(officer, inspection, subject, member, grade);
    }

    private void grade(ServiceClient officer, String inspection, String subject, @Nullable Cadre member, String grade) {
        ObjectNode body = JSON.createObjectNode().put("subject", subject).put("grade", grade);
        if (member != null) {
            body.put("cadreId", cadreId(member));
        }
        body.putArray("reasons").addObject().put("text", "依据民主测评、个别座谈和实地考察综合分析").put("step", STEPS);
        officer.postJson(inspection + "/evaluations", body).accepted();
    }

    private String gradeOf(Cadre member) {
        if (member.equals(poor())) {
            return "POOR";
        }
        return List.of(promoted(), promotedWithoutClearance()).contains(member) ? "EXCELLENT" : "FAIRLY_GOOD";
    }

    private void report() {
        ServiceClient nobody = new ServiceClient(complaintUrl, null);
        String receipt = nobody.postJson(
                        "/complaint/v1/reports",
                        JSON.createObjectNode()
                                .put("category", "CANVASSING_AND_VOTE_BUYING")
                                .put("narrative", "示例：有人在推荐会前请客，请人投票。"))
                .accepted()
                .required("receipt")
                .asText();
        String state = nobody.postJson(
                        "/complaint/v1/reports/status", JSON.createObjectNode().put("receipt", receipt))
                .accepted()
                .required("state")
                .asText();
        say.accept("An anonymous report was answered with a receipt; with it: " + state);
        recordVisit();
    }

    /** Somebody comes to the petition desk under their name and brings a picture; and a report box is opened by two. */
    private void recordVisit() {
        ServiceClient clerk = as("intake-clerk", complaintUrl);
        ObjectNode visit = JSON.createObjectNode().put("channel", "PETITION_DESK");
        ObjectNode report =
                visit.putObject("report").put("category", "BREACH_OF_PROCEDURE").put("narrative", "示例：推荐会未按规定程序进行。");
        report.putArray("subjects").addObject().put("name", "某某").put("post", "某职务");
        report.putObject("reporter").put("name", "示例来访人").put("contact", "示例电话");
        String complaint = clerk.postJson("/complaint/v1/recorded-reports", visit)
                .accepted()
                .required("id")
                .asText();
        clerk.post(
                        "/complaint/v1/recorded-reports/" + complaint + "/attachments",
                        "application/octet-stream",
                        Base64.getDecoder().decode(ONE_PIXEL))
                .accepted();
        ObjectNode opening = JSON.createObjectNode()
                .put("unitPath", "mingchuan.qingquan")
                .put("box", "镇政府门口")
                .put("letters", 0)
                .put("openedWith", sample.people().getOrDefault("cadre-4", "MC0028"));
        clerk.postJson("/complaint/v1/box-openings", opening).accepted();
        ServiceClient officer = as("discipline-officer", complaintUrl);
        String place = "/complaint/v1/complaints/" + complaint;
        officer.postJson(place + "/messages", JSON.createObjectNode().put("text", "示例：请补充会议日期。"))
                .accepted();
        officer.postJson(place + "/identity-requests", JSON.createObjectNode().put("reason", "示例：须当面核实。"))
                .accepted();
        say.accept(
                "A visit was recorded with its receipt, answered, and asked to be opened; a report box was opened by two");
    }

    /** Somebody who takes cases. */
    private void registerHandler() {
        ObjectNode handler = JSON.createObjectNode()
                .put("staffNumber", sample.people().getOrDefault("complaint-handler", ""))
                .put(
                        "unitId",
                        unitIds.entrySet().stream()
                                .filter(unit -> !unit.getKey().contains("."))
                                .map(Map.Entry::getValue)
                                .findFirst()
                                .orElse(""))
                .put("takesCases", true);
        handler.putArray("competences").add("CANVASSING_AND_VOTE_BUYING");
        as("discipline-officer", complaintUrl)
                .postJson("/complaint/v1/handlers", handler)
                .accepted();
    }

    /** A visit from its record to its end: whom it is about answers for it, and the visitor is told. */
    private void handleCase() {
        ObjectNode visit = JSON.createObjectNode().put("channel", "PETITION_DESK");
        visit.putObject("report")
                .put("category", "CANVASSING_AND_VOTE_BUYING")
                .put("unitPath", township(WITH_A_POOR_DEPUTY).path())
                .put("narrative", "示例：推荐会前有人逐户送礼，请人投票。")
                .putObject("reporter")
                .put("name", "示例来访人")
                .put("contact", "示例电话");
        Answer recorded = as("intake-clerk", complaintUrl).postJson("/complaint/v1/recorded-reports", visit);
        String place =
                "/complaint/v1/complaints/" + recorded.accepted().required("id").asText();
        ServiceClient officer = as("discipline-officer", complaintUrl);
        ServiceClient handler = as("complaint-handler", complaintUrl);
        String handlerNumber = sample.people().getOrDefault("complaint-handler", "");
        ObjectNode screening =
                JSON.createObjectNode().put("severity", "SERIOUS").put("assessment", "示例：线索具体，可以核实。");
        fill(screening.putObject("subjects").putArray("cadreIds"), Stream.of(cadreId(poor())));
        move(officer, place, "screening", screening);
        move(officer, place, "acceptance", JSON.createObjectNode());
        move(officer, place, "assignment", JSON.createObjectNode().put("staffNumber", handlerNumber));
        move(handler, place, "investigation", JSON.createObjectNode().put("findings", "示例：谈话和账目相互印证，情况属实。"));
        move(
                handler,
                place,
                "conclusion",
                JSON.createObjectNode().put("finding", "SUBSTANTIATED").put("reason", "示例：违反换届纪律，事实清楚。"));
        move(
                officer,
                place,
                "measures",
                JSON.createObjectNode()
                        .put("kind", "ADMONITION")
                        .put("cadreId", cadreId(poor()))
                        .put("responsibleNumber", handlerNumber)
                        .put("dueOn", SampleDays.today().plusDays(30).toString()));
        move(handler, place, "feedback", JSON.createObjectNode().put("feedback", "示例：您反映的问题已经核实处理。"));
        Answer refused = officer.change(place + "/closure", officer.read(place).entityTag(), JSON.createObjectNode());
        String measure = officer.get(place + "/case")
                .required("measures")
                .path(0)
                .required("id")
                .asText();
        move(
                officer,
                place,
                "measures/" + measure + "/result",
                JSON.createObjectNode().put("result", "示例：已完成诫勉谈话。"));
        move(officer, place, "closure", JSON.createObjectNode());
        officer.postJson(place + "/erasure-requests", JSON.createObjectNode().put("reason", "示例：保存期限届满后销毁。"))
                .accepted();
        say.accept(
                "A visit was investigated and substantiated; it was not closed before its measure had a result (%s), then it was"
                        .formatted(refused.body().path("code").asText()));
    }

    /** Makes a move of a case that was just read. */
    private static void move(ServiceClient caller, String place, String move, ObjectNode body) {
        caller.change(place + "/" + move, caller.read(place).entityTag(), body).accepted();
    }

    /** A list of those to be promoted is sent; the signed opinion on one of them is entered and confirmed by two officers. */
    private void askTheDisciplineOrgan() {
        ServiceClient asking = as("organization-officer", complaintUrl);
        ObjectNode draft = JSON.createObjectNode().put("cycleId", cycle).put("purpose", "示例：换届拟提拔人选征求廉政意见");
        fill(
                draft.putArray("cadreIds"),
                Stream.of(promoted(), promotedWithoutClearance()).map(this::cadreId));
        Answer drafted = asking.postJsonOnceKnown("/complaint/v1/clearance-lists", draft, Sample.REPLICA_LIMIT);
        String list = "/complaint/v1/clearance-lists/"
                + drafted.accepted().required("id").asText();
        asking.change(list + "/sending", drafted.entityTag(), JSON.createObjectNode())
                .accepted();
        ServiceClient officer = as("discipline-officer", complaintUrl);
        ObjectNode opinion = JSON.createObjectNode()
                .put("reference", "示例〔2026〕8号")
                .put("issuedOn", SampleDays.today().toString());
        opinion.putArray("answers")
                .addObject()
                .put("cadreId", cadreId(promoted()))
                .put("given", true);
        Answer entered = officer.postJson(list + "/opinions", opinion);
        String place = list + "/opinions/" + entered.accepted().required("id").asText();
        Answer kept = officer.change(
                place + "/document",
                entered.entityTag(),
                "application/octet-stream",
                Base64.getDecoder().decode(ONE_PIXEL));
        kept.accepted();
        as("discipline-officer-2", complaintUrl)
                .change(place + "/confirmation", kept.entityTag(), JSON.createObjectNode())
                .accepted();
        say.accept(
                "A list of two was sent to the discipline organ; its signed opinion on one was confirmed by a second officer");
    }

    /** The discipline organ has no objection to anyone but one: two officers say so, by the same file, and of others than themselves. */
    private void clear() {
        List<String> officers = List.of("discipline-officer", "discipline-officer-2");
        List<String> own = officers.stream()
                .map(officer -> sample.people().getOrDefault(officer, ""))
                .toList();
        String rows = sample.city().cadres().stream()
                .filter(cadre -> !own.contains(cadre.staffNumber()))
                .map(cadre -> "%s,%b".formatted(cadre.staffNumber(), !cadre.equals(promotedWithoutClearance())))
                .collect(Collectors.joining("\n", "staffNumber,given\n", "\n"));
        officers.forEach(officer -> Sample.await(() -> as(officer, complaintUrl)
                        .post("/complaint/v1/clearances/imports", "text/csv; charset=UTF-8", rows)
                        .status()
                == 200));
        as("discipline-officer", complaintUrl)
                .postJson("/complaint/v1/clearance-batches", JSON.createObjectNode())
                .accepted();
        say.accept("Clearances that two officers gave are published for every cadre, withheld for one");
    }

    /** Two pledges turn out to have been broken; of one that is announced. */
    private void markBreaches() {
        ServiceClient officer = as("discipline-officer", sample.pledgeUrl());
        List<JsonNode> signed = officer.list("/pledge/v1/pledges").stream()
                .filter(pledge -> List.of(poor().staffNumber(), oneTooMany().staffNumber())
                        .contains(pledge.required("staffNumber").asText()))
                .filter(pledge -> pledge.required("state").asText().equals("SIGNED"))
                .toList();
        String today = SampleDays.today().toString();
        List<String> breaches = signed.stream()
                .map(pledge -> officer.postJson(
                                "/pledge/v1/breaches",
                                JSON.createObjectNode()
                                        .put("pledgeId", pledge.required("id").asText())
                                        .put("foundOn", today))
                        .accepted()
                        .required("id")
                        .asText())
                .toList();
        String announced = "/pledge/v1/breaches/" + breaches.get(0);
        officer.change(
                        announced + "/announcement",
                        officer.read(announced).entityTag(),
                        JSON.createObjectNode().put("announcedOn", today))
                .accepted();
        say.accept("%d pledges marked as broken, and the accountability for one announced".formatted(breaches.size()));
    }

    /** Returns the id of the policy. */
    private String adoptPolicy() {
        enter("POLICY_ADOPTION", Event.POLICY_ADOPTION);
        ObjectNode terms = JSON.createObjectNode().put("cycleId", cycle);
        // The sample's plan is small: it neither rejuvenates a city nor does it go through every township.
        terms.putObject("values").put("P3.youngChiefs", 0).put("P6.insiders", 0).put("P7.least", 0);
        Answer draft = registry.postJson("/appointment/v1/policies", terms);
        String policy = draft.accepted().required("id").asText();
        ObjectNode vote = everyoneFor(days.happened(Event.POLICY_ADOPTED))
                .put("structureAnalysedOn", days.of(Event.STRUCTURE_ANALYSED).toString())
                .put("reportHeardOn", days.of(Event.REPORT_HEARD).toString());
        as("committee-secretary", sample.registryUrl())
                .change("/appointment/v1/policies/%s/adoption".formatted(policy), draft.entityTag(), vote)
                .accepted();
        enter("DECISION", Event.DECISION);
        say.accept("The ten principles adopted by the Standing Committee, after the inspections");
        return policy;
    }

    private void decide(String policy) {
        Answer plan = registry.postJson(
                "/appointment/v1/plans",
                JSON.createObjectNode()
                        .put("cycleId", cycle)
                        .put("policyId", policy)
                        .put("name", "乡镇领导班子调整方案"));
        String path = "/appointment/v1/plans/" + plan.accepted().required("id").asText();
        propose(path, move("PROMOTION", promoted()).put("toPostKind", "DEPUTY_PARTY_SECRETARY"));
        propose(path, move("PROMOTION", promotedWithoutClearance()).put("toPostKind", "DEPUTY_PARTY_SECRETARY"));
        List<JsonNode> hard = hardFindings(path);
        say.accept("A plan with two promotions has %d findings that forbid it; the first: %s %s"
                .formatted(
                        hard.size(),
                        hard.get(0).required("principle").asText(),
                        hard.get(0).required("clause").asText()));
        say.accept("A decision on it is refused: "
                + decide(path, decidedInTime()).body().path("code").asText());
        propose(path, move("REMOVAL", poor()));
        propose(
                path,
                move("ROTATION", oneTooMany())
                        .put("toUnitId", unitId(township(WITH_A_VACANT_DEPUTY_HEAD)))
                        .put("toPostKind", "DEPUTY_HEAD_OF_GOVERNMENT"));
        waive(path);
        Answer checked = registry.postJson(path + "/checks", JSON.createObjectNode());
        say.accept("Checked against the ten principles, the plan has %d of %d points"
                .formatted(
                        checked.accepted().required("score").asInt(),
                        checked.accepted().required("maximumScore").asInt()));
        nominate(path, elected(), WITH_AN_ELECTION);
        nominate(path, notElected(), WITH_AN_ELECTION_LOST);
        nominate(path, nominated(), WITH_AN_ELECTION_AHEAD);
        registry.change(
                        path + "/submission",
                        registry.read(path).entityTag(),
                        JSON.createObjectNode()
                                .put("effectiveOn", SampleDays.today().toString()))
                .accepted();
        say.accept("Submitted, the plan takes no more moves: "
                + registry.change(path + "/moves", registry.read(path).entityTag(), move("RETENTION", poor()))
                        .body()
                        .path("code")
                        .asText());
        JsonNode differences = registry.get(path + "/differences");
        say.accept("It moves %d cadres and gives %d townships other leaders"
                .formatted(
                        differences.required("cadres").size(),
                        differences.required("teams").size()));
        Answer tooSoon = decide(path, SampleDays.happened("occurredAt", now()));
        say.accept("A decision of today that takes effect today is refused: %s (%s)"
                .formatted(
                        tooSoon.body().path("code").asText(),
                        tooSoon.body().path("detail").asText()));
        decide(path, decidedInTime()).accepted();
        say.accept("With a removal and a rotation it holds, and was decided by vote in time for its public notice");
        elect();
        Sample.await(() -> appointments().stream().allMatch(this::isSettled));
        Map<String, Long> states = appointments().stream()
                .collect(Collectors.groupingBy(
                        appointment -> appointment.required("state").asText(), Collectors.counting()));
        say.accept("Appointments: " + states + "; the one without clearance waits, and so does who is not elected yet");
    }

    /** One person proposes to let the plan off from a principle in one township, another grants it. */
    private void waive(String plan) {
        Answer proposed = registry.postJson(
                plan + "/waivers",
                JSON.createObjectNode()
                        .put("principle", "P7")
                        .put("subjectId", unitId(township(WITH_A_VACANT_DEPUTY_HEAD)))
                        .put("reason", "示例：本镇暂无符合条件的人选。"));
        as("committee-secretary", sample.registryUrl())
                .change(
                        plan + "/waivers/" + proposed.accepted().required("id").asText() + "/grant",
                        proposed.entityTag(),
                        JSON.createObjectNode())
                .accepted();
    }

    /** Members of a Party committee are elected: what was decided nominates them. */
    private void nominate(String plan, Cadre cadre, int township) {
        propose(
                plan,
                move("ROTATION", cadre)
                        .put("toUnitId", unitId(township(township)))
                        .put("toPostKind", "PARTY_COMMITTEE_MEMBER"));
    }

    /** Two of three congresses have voted. */
    private void elect() {
        say.accept("The result of a congress on an appointed post is refused: "
                + congress(promoted(), true, 61).body().path("code").asText());
        congress(elected(), true, 61).accepted();
        congress(notElected(), false, 20).accepted();
        say.accept("Of three who are nominated for Party committees, one was elected and one was not");
    }

    private Answer congress(Cadre cadre, boolean elected, int votesFor) {
        String path = "/appointment/v1/appointments/"
                + appointments().stream()
                        .filter(appointment ->
                                appointment.required("cadreId").asText().equals(cadreId(cadre)))
                        .map(appointment -> appointment.required("id").asText())
                        .findAny()
                        .orElseThrow();
        ObjectNode result = days.happened(Event.CONGRESS)
                .put("elected", elected)
                .put("congress", "PARTY_CONGRESS")
                .put("votesFor", votesFor)
                .put("votesAgainst", DELEGATES - votesFor)
                .put("entitled", DELEGATES);
        Answer answer;
        do {
            // It may take effect or be suspended between its reading and this.
            answer = registry.change(
                    path + "/election-result", registry.read(path).entityTag(), result);
        } while (answer.hasCode("stale-entity-tag"));
        return answer;
    }

    /** A clearance that is still on its way over Kafka suspends an appointment for a while; the one refused stays so. */
    private boolean isSettled(JsonNode appointment) {
        Map<String, String> others = Map.of(
                cadreId(promotedWithoutClearance()), "SUSPENDED",
                cadreId(notElected()), "SUPERSEDED",
                cadreId(nominated()), "DECIDED");
        return appointment
                .required("state")
                .asText()
                .equals(others.getOrDefault(appointment.required("cadreId").asText(), "EFFECTIVE"));
    }

    private ObjectNode move(String kind, Cadre cadre) {
        return JSON.createObjectNode().put("kind", kind).put("cadreId", cadreId(cadre));
    }

    private void propose(String plan, ObjectNode move) {
        registry.change(plan + "/moves", registry.read(plan).entityTag(), move).accepted();
    }

    private List<JsonNode> hardFindings(String plan) {
        return Stream.of(registry.get(plan + "/findings"))
                .flatMap(answer -> answer.findParents("principle").stream())
                .filter(finding -> finding.path("kind").asText().equals("HARD"))
                .toList();
    }

    private ObjectNode decidedInTime() {
        return days.happened(Event.PLAN_DECIDED);
    }

    private Answer decide(String plan, ObjectNode when) {
        return as("committee-secretary", sample.registryUrl())
                .change(
                        plan + "/decision",
                        registry.read(plan).entityTag(),
                        everyoneFor(when).put("effectiveOn", SampleDays.today().toString()));
    }

    /** All are there and in favour. */
    private ObjectNode everyoneFor(ObjectNode body) {
        ArrayNode entitled = body.putArray("entitledIds");
        ArrayNode votes = body.putArray("votes");
        for (Cadre member : sample.city().standingCommittee()) {
            entitled.add(cadreId(member));
            votes.addObject().put("cadreId", cadreId(member)).put("vote", "FOR");
        }
        return body;
    }

    /** The appointments of this cycle, as they stand now. */
    public List<JsonNode> appointments() {
        return registry.list("/appointment/v1/appointments").stream()
                .filter(appointment -> appointment.required("cycleId").asText().equals(cycle))
                .toList();
    }

    /** A gate may wait for what is still on its way over Kafka. */
    private void enter(String phase, Event event) {
        String path = "/appointment/v1/cycles/" + cycle;
        ObjectNode body = days.happened(event).put("phase", phase);
        Sample.await(() -> {
            Answer answer = registry.change(path + "/phase", registry.read(path).entityTag(), body);
            if (!answer.hasCode("gate-unmet")) {
                answer.accepted();
            }
            return answer.status() == 200;
        });
        say.accept("Phase " + phase);
    }

    Cadre promoted() {
        return deputy(WITH_A_PROMOTION, "PARTY_COMMITTEE_MEMBER");
    }

    Cadre promotedWithoutClearance() {
        return deputy(WITH_A_PROMOTION_NOT_CLEARED, "PARTY_COMMITTEE_MEMBER");
    }

    Cadre poor() {
        return deputy(WITH_A_POOR_DEPUTY, "DEPUTY_HEAD_OF_GOVERNMENT");
    }

    Cadre oneTooMany() {
        return deputy(WITH_A_HOLDER_TOO_MANY, "DEPUTY_HEAD_OF_GOVERNMENT");
    }

    Cadre elected() {
        return deputy(WITH_AN_ELECTION, "DEPUTY_HEAD_OF_GOVERNMENT");
    }

    Cadre notElected() {
        return deputy(WITH_AN_ELECTION_LOST, "DEPUTY_HEAD_OF_GOVERNMENT");
    }

    Cadre nominated() {
        return deputy(WITH_A_CADRE_FOR_ANOTHER_TOWN, "DEPUTY_HEAD_OF_GOVERNMENT");
    }

    /** The last who holds such a post there. */
    private Cadre deputy(int township, String post) {
        List<Cadre> holders = sample.city().leadershipTeam(township(township)).stream()
                .filter(cadre -> cadre.post().equals(post))
                .toList();
        return holders.get(holders.size() - 1);
    }

    private Unit township(int index) {
        return sample.city().townships().get(index);
    }

    private long people() {
        return sample.city().teams().stream()
                .map(Team::members)
                .mapToLong(Collection::size)
                .sum();
    }

    private String unitId(Unit unit) {
        return unitIds.getOrDefault(unit.path(), "");
    }

    private String cadreId(Cadre cadre) {
        return cadreIds.getOrDefault(cadre.staffNumber(), "");
    }

    private Map<String, String> ids(String list, String key) {
        return registry.list(list).stream()
                .collect(Collectors.toMap(
                        item -> item.required(key).asText(),
                        item -> item.required("id").asText()));
    }

    private ServiceClient as(String account, String url) {
        return clients.computeIfAbsent(
                account + " " + url,
                key -> new ServiceClient(url, sample.tokenOf().apply(account)));
    }

    /** Without fractions: nobody notes them down. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static void fill(ArrayNode array, Stream<String> values) {
        values.forEach(array::add);
    }
}
