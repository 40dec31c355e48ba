package dev.qingfeng.local.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qingfeng.local.process.Refusal;
import dev.qingfeng.local.sample.SampleCity.Cadre;
import dev.qingfeng.local.sample.SampleDays.Event;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The sample city and the beginning of its transition: loaded as its administrator and its organization officer would, over
 * REST. What is there already is left as it is, so that loading it again changes nothing. Those who have a demo account still
 * have to sign; all others have signed on paper.
 *
 * @param registryUrl of appointment-service, without a slash at the end
 * @param pledgeUrl of pledge-service, without a slash at the end
 * @param tokenOf gives a valid access token of a demo account by its user name
 * @param people staff numbers of those who have a demo account, by their user name
 */
public record Sample(
        SampleFiles files,
        SampleCity city,
        String registryUrl,
        String pledgeUrl,
        UnaryOperator<String> tokenOf,
        Map<String, String> people) {

    private static final int DAYS_TO_SIGN = 90;

    /** Its campaign ends tomorrow at first, so that somebody is reminded, and is extended then. */
    private static final String EXTENDED = "ORGANISATION_STAFF";

    private static final String CSV = "text/csv; charset=UTF-8";
    private static final String FILE = "application/octet-stream";
    private static final String IMPORT_JOBS = "/appointment/v1/import-jobs";
    private static final String UNIT_CHANGES = "/appointment/v1/unit-changes";
    private static final String RENAMED_UNIT = "mingchuan.qingquan.caizhengsuo";

    /** As long as a service has to start: a machine that is busy takes minutes for what another one does at once. */
    static final Duration REPLICA_LIMIT = Duration.ofMinutes(3);

    /**
     * Loads what is missing.
     *
     * @param progress told how much of the work is done, from 0 to 1
     */
    public void load(DoubleConsumer progress) {
        ServiceClient registry = new ServiceClient(registryUrl, tokenOf.apply("registry-admin"));
        SampleDays days = cycle(registry).map(SampleDays::of).orElseGet(SampleDays::untilToday);
        importRegistry(registry, days, progress);
        String cycle = cycleId(registry);
        ServiceClient pledges = new ServiceClient(pledgeUrl, tokenOf.apply("organization-officer"));
        openCampaigns(pledges, cycle, days, category -> !category.equals(EXTENDED));
        progress.accept(0.5);
        long others = signers(category -> !category.equals(EXTENDED));
        await(() -> people(coverage(pledges, cycle)) >= others);
        openCampaigns(pledges, cycle, days, EXTENDED::equals);
        long signers = signers(any -> true);
        await(() -> {
            long people = people(coverage(pledges, cycle));
            progress.accept(0.5 + 0.3 * people / signers);
            return people >= signers;
        });
        remindAndExtend(pledges, cycle);
        recordEducation(pledges, cycle, days);
        exempt(pledges);
        Optional<byte[]> form = formToSign(pledges, cycle);
        pledges.post("/pledge/v1/pledges/imports", CSV, paperSignatures(days)).accepted();
        form.ifPresent(paper -> scan(pledges, paper, days));
        recordPublication(pledges, cycle, days);
        progress.accept(1);
    }

    /** One line for each category: how many have signed of how many. */
    public String coverage() {
        ServiceClient pledges = new ServiceClient(pledgeUrl, tokenOf.apply("organization-officer"));
        String cycle = cycleId(new ServiceClient(registryUrl, tokenOf.apply("registry-admin")));
        return StreamSupport.stream(coverage(pledges, cycle).spliterator(), false)
                .map(category -> String.format(
                        Locale.ROOT,
                        "  %-24s %4d of %4d signed",
                        category.required("category").asText(),
                        category.required("signed").asLong(),
                        people(category) - category.required("excused").asLong()))
                .collect(Collectors.joining("\n", "Pledges of the sample city 明川市:\n", ""));
    }

    /** The sample's cycle, which must have been loaded. */
    String cycleId(ServiceClient registry) {
        return loadedCycle(registry).required("id").asText();
    }

    /** When what the sample tells happened; it must have been loaded. */
    SampleDays days(ServiceClient registry) {
        return SampleDays.of(loadedCycle(registry));
    }

    private JsonNode loadedCycle(ServiceClient registry) {
        return cycle(registry)
                .orElseThrow(() -> new Refusal("The sample was not loaded: there is no cycle " + files.cycleCode()));
    }

    private Optional<JsonNode> cycle(ServiceClient registry) {
        return registry.list("/appointment/v1/cycles").stream()
                .filter(cycle -> cycle.required("code").asText().equals(files.cycleCode()))
                .findFirst();
    }

    private void importRegistry(ServiceClient registry, SampleDays days, DoubleConsumer progress) {
        List<Map.Entry<String, String>> lists = List.of(
                Map.entry("units", files.unitRows()),
                Map.entry("posts", city.postRows()),
                Map.entry("cadres", city.cadreRows()),
                Map.entry("kinships", city.kinshipRows()),
                Map.entry("annual-assessments", city.annualAssessmentRows()),
                Map.entry("wishes", city.wishRows()),
                Map.entry("career-entries", city.careerEntryRows()),
                Map.entry("calendars", days.calendarRows(files.cycle().get(2))),
                Map.entry("accounts", files.accountRows()));
        double done = 0;
        for (Map.Entry<String, String> list : lists) {
            if (list.getKey().equals("cadres")) {
                importInBackground(registry, "CADRES", list.getValue());
            } else {
                registry.post("/appointment/v1/%s/imports".formatted(list.getKey()), CSV, list.getValue())
                        .accepted();
            }
            done++;
            progress.accept(0.4 * done / lists.size());
        }
        if (cycle(registry).isEmpty()) {
            beginCycle(registry, days);
        }
        if (registry.list(UNIT_CHANGES).isEmpty()) {
            planRenaming(registry);
        }
    }

    /** As a file of any size would be. */
    private static void importInBackground(ServiceClient registry, String kind, String rows) {
        String job = IMPORT_JOBS + "/"
                + registry.post(IMPORT_JOBS + "?kind=" + kind, CSV, rows)
                        .accepted()
                        .required("id")
                        .asText();
        await(() -> !List.of("WAITING", "RUNNING").contains(state(registry, job)));
        if (!state(registry, job).equals("DONE")) {
            throw new Refusal("The sample was not loaded: " + registry.get(job));
        }
    }

    private static String state(ServiceClient registry, String job) {
        return registry.get(job).required("state").asText();
    }

    /** So that there is a change of a unit to be seen; it is for the first day of the year after next. */
    private void planRenaming(ServiceClient registry) {
        JsonNode office = registry.list("/appointment/v1/units").stream()
                .filter(unit -> unit.required("path").asText().equals(RENAMED_UNIT))
                .findFirst()
                .orElseThrow();
        registry.postJson(
                        UNIT_CHANGES,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("unitId", office.required("id").asText())
                                .put("kind", "RENAMING")
                                .put("name", "清泉镇财政和经济发展办公室")
                                .put(
                                        "effectiveOn",
                                        SampleDays.today()
                                                .plusYears(2)
                                                .withDayOfYear(1)
                                                .toString())
                                .put("document", "示例〔2026〕1号"))
                .accepted();
    }

    /** In mobilisation for some time, with a calendar. */
    private void beginCycle(ServiceClient registry, SampleDays days) {
        ServiceClient.Answer begun = registry.postJson(
                "/appointment/v1/cycles",
                days.happened(Event.MOBILISATION)
                        .put("code", files.cycleCode())
                        .put("name", files.cycle().get(1))
                        .put("unitPath", files.cycle().get(2)));
        registry.put(
                        "/appointment/v1/cycles/%s/calendar"
                                .formatted(begun.accepted().required("id").asText()),
                        begun.entityTag(),
                        days.cycleCalendar())
                .accepted();
    }

    private void openCampaigns(ServiceClient pledges, String cycle, SampleDays days, Predicate<String> which) {
        Set<String> open = categories(pledges.get("/pledge/v1/campaigns?limit=500"), cycle);
        for (JsonNode text : files.pledgeTexts()) {
            String category = text.required("category").asText();
            if (which.test(category) && !open.contains(category)) {
                openCampaign(pledges, cycle, (ObjectNode) text, days);
            }
        }
    }

    /** Once it was told whose pledges are due; a later start finds it extended. */
    private static void remindAndExtend(ServiceClient pledges, String cycle) {
        JsonNode campaign = pledges.list("/pledge/v1/campaigns").stream()
                .filter(open -> open.required("cycleId").asText().equals(cycle)
                        && open.required("category").asText().equals(EXTENDED))
                .findFirst()
                .orElseThrow();
        if (!campaign.required("changes").isEmpty()) {
            return;
        }
        String path = "/pledge/v1/campaigns/" + campaign.required("id").asText();
        await(() -> !pledges.get(path + "/reminders").required("items").isEmpty());
        pledges.change(
                        path + "/extension",
                        pledges.read(path).entityTag(),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("deadline", deadline(DAYS_TO_SIGN))
                                .put("reason", "部分人员在外驻点，尚未签署"))
                .accepted();
    }

    private static String deadline(int days) {
        return SampleDays.today().plusDays(days).toString();
    }

    /** One person who cannot sign, proposed by one officer and approved by another. */
    private void exempt(ServiceClient pledges) {
        if (!pledges.list("/pledge/v1/exemptions").isEmpty()) {
            return;
        }
        String number = exempted().staffNumber();
        JsonNode pledge = pledges.list("/pledge/v1/pledges").stream()
                .filter(due -> due.required("staffNumber").asText().equals(number))
                .findFirst()
                .orElseThrow();
        JsonNode proposed = pledges.postJson(
                        "/pledge/v1/exemptions",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("pledgeId", pledge.required("id").asText())
                                .put("ground", "LONG_ILLNESS")
                                .put("reason", "示例数据：长期住院治疗"))
                .accepted();
        ServiceClient another = new ServiceClient(pledgeUrl, tokenOf.apply("discipline-officer"));
        String path = "/pledge/v1/exemptions/" + proposed.required("id").asText();
        another.change(path + "/approval", another.read(path).entityTag(), JsonNodeFactory.instance.objectNode())
                .accepted();
    }

    /** The last of those who sign in one category only and have no account. */
    private Cadre exempted() {
        return city.cadres().stream()
                .filter(cadre -> cadre.categories().equals(List.of("LEADING_CADRE")))
                .filter(cadre -> !people.containsValue(cadre.staffNumber()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** Publicity and discipline education in each township, before anyone signs. */
    private void recordEducation(ServiceClient pledges, String cycle, SampleDays days) {
        JsonNode units = new ServiceClient(registryUrl, tokenOf.apply("organization-officer"))
                .get("/appointment/v1/units?limit=500")
                .required("items");
        Set<String> townships =
                city.townships().stream().map(SampleCity.Unit::path).collect(Collectors.toSet());
        if (!pledges.get("/pledge/v1/education-activities?limit=1")
                .required("items")
                .isEmpty()) {
            return;
        }
        for (JsonNode unit : units) {
            String path = unit.required("path").asText();
            if (townships.contains(path)) {
                ObjectNode activity = days.happened(Event.EDUCATION)
                        .put("cycleId", cycle)
                        .put("unitId", unit.required("id").asText())
                        .put("code", "2026-001")
                        .put("kind", "DISCIPLINE_EDUCATION")
                        .put("organiser", unit.required("name").asText() + "党委")
                        .put("reach", peopleOf(path));
                activity.putArray("materials").addObject().put("kind", "SLIDES").put("title", "严肃换届纪律学习课件");
                pledges.postJson("/pledge/v1/education-activities", activity).accepted();
            }
        }
        pledges.list("/pledge/v1/education-activities").stream()
                .findFirst()
                .ifPresent(first -> correct(pledges, first));
    }

    private static void correct(ServiceClient pledges, JsonNode activity) {
        String path =
                "/pledge/v1/education-activities/" + activity.required("id").asText();
        ObjectNode corrected = JsonNodeFactory.instance
                .objectNode()
                .put("kind", activity.required("kind").asText())
                .put("reach", activity.required("reach").asInt() + 1)
                .put("occurredAt", activity.required("occurredAt").asText())
                .put("organiser", activity.required("organiser").asText())
                .put("reason", "示例数据：签到表漏计一人");
        corrected.set("materials", activity.required("materials"));
        pledges.change(path + "/corrections", pledges.read(path).entityTag(), corrected)
                .accepted();
    }

    /**
     * The special page, with the pledges of the secretaries who have signed on paper; the others are still missing. In place of
     * its clipping there is the certificate of one of them.
     */
    private void recordPublication(ServiceClient pledges, String cycle, SampleDays days) {
        if (!pledges.get("/pledge/v1/publications?limit=1").required("items").isEmpty()) {
            return;
        }
        ObjectNode publication = JsonNodeFactory.instance
                .objectNode()
                .put("cycleId", cycle)
                .put("newspaper", "明川日报")
                .put("issueDate", days.of(Event.PUBLICATION).toString())
                .put("page", "3")
                .put("lateReason", SampleDays.RECORDED_AFTERWARDS);
        ArrayNode printed = publication.putArray("pledgeIds");
        pledges.list("/pledge/v1/pledges").stream()
                .filter(pledge -> pledge.required("cycleId").asText().equals(cycle)
                        && pledge.required("category").asText().equals("TOWNSHIP_SECRETARY")
                        && pledge.required("state").asText().equals("SIGNED"))
                .forEach(pledge -> printed.add(pledge.required("id").asText()));
        byte[] page = pledges.download(
                "/pledge/v1/pledges/%s/certificate".formatted(printed.get(0).asText()));
        publication.putObject("clipping").put("title", "明川日报第3版").put("sha256", sha256(page));
        String place = "/pledge/v1/publications/"
                + pledges.postJson("/pledge/v1/publications", publication)
                        .accepted()
                        .required("id")
                        .asText();
        pledges.change(place + "/clipping", pledges.read(place).entityTag(), FILE, page)
                .accepted();
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has it", e);
        }
    }

    /** The form of one of those who sign on paper, as it is printed before; empty once its scan is there. */
    private Optional<byte[]> formToSign(ServiceClient pledges, String cycle) {
        if (!pledges.get("/pledge/v1/bulk-scans?limit=1").required("items").isEmpty()) {
            return Optional.empty();
        }
        Set<String> onPaper = onPaper().map(Cadre::staffNumber).collect(Collectors.toSet());
        return pledges.list("/pledge/v1/pledges?state=DUE&cycleId=" + cycle).stream()
                .filter(pledge ->
                        onPaper.contains(pledge.required("staffNumber").asText()))
                .findFirst()
                .map(pledge -> pledges.download("/pledge/v1/pledges/%s/form"
                        .formatted(pledge.required("id").asText())));
    }

    /** The form as a scanner would send it, though with no signature on it: the scan of what was entered from paper. */
    private static void scan(ServiceClient pledges, byte[] form, SampleDays days) {
        String place = pledges.post(
                        "/pledge/v1/bulk-scans?signedOn=%s&lateReason=%s"
                                .formatted(
                                        days.of(Event.SIGNATURES),
                                        URLEncoder.encode(SampleDays.RECORDED_AFTERWARDS, UTF_8)),
                        FILE,
                        form)
                .accepted()
                .required("id")
                .asText();
        await(() -> pledges.get("/pledge/v1/bulk-scans/" + place).has("endedAt"));
    }

    private long peopleOf(String unitPath) {
        return city.cadres().stream()
                .filter(cadre -> cadre.unit().path().equals(unitPath))
                .count();
    }

    /** Of all who have no account and are not exempted, in all their categories. */
    private String paperSignatures(SampleDays days) {
        return paperSignatures(onPaper().toList(), any -> true, days);
    }

    private Stream<Cadre> onPaper() {
        Cadre exempted = exempted();
        return city.cadres().stream()
                .filter(cadre -> !people.containsValue(cadre.staffNumber()))
                .filter(cadre -> !cadre.equals(exempted));
    }

    /** Of these people, in those of their categories. */
    String paperSignatures(List<Cadre> signers, Predicate<String> categories, SampleDays days) {
        return signers.stream()
                .flatMap(cadre -> cadre.categories().stream()
                        .filter(categories)
                        .map(category -> String.join(
                                ",",
                                files.cycleCode(),
                                cadre.staffNumber(),
                                category,
                                days.of(Event.SIGNATURES).toString(),
                                SampleDays.RECORDED_AFTERWARDS)))
                .collect(Collectors.joining("\n", "cycleCode,staffNumber,category,signedOn,lateReason\n", "\n"));
    }

    /** Everyone who is to sign, once for each of these of their categories. */
    private long signers(Predicate<String> which) {
        return city.cadres().stream()
                .flatMap(cadre -> cadre.categories().stream())
                .filter(which)
                .count();
    }

    private static JsonNode coverage(ServiceClient pledges, String cycle) {
        return pledges.get("/pledge/v1/cycles/%s/coverage".formatted(cycle)).required("categories");
    }

    /** Those who have signed, are to or need not, of one category or of several. */
    private static long people(JsonNode coverage) {
        return coverage.isArray()
                ? StreamSupport.stream(coverage.spliterator(), false)
                        .mapToLong(Sample::people)
                        .sum()
                : coverage.required("signed").asLong()
                        + coverage.required("due").asLong()
                        + coverage.required("excused").asLong();
    }

    private static Set<String> categories(JsonNode campaigns, String cycle) {
        Set<String> categories = new HashSet<>();
        for (JsonNode campaign : campaigns.required("items")) {
            if (campaign.required("cycleId").asText().equals(cycle)) {
                categories.add(campaign.required("category").asText());
            }
        }
        return categories;
    }

    /** The cycle comes to pledge-service over Kafka, a moment after it was imported. */
    private static void openCampaign(ServiceClient pledges, String cycle, ObjectNode text, SampleDays days) {
        String category = text.required("category").asText();
        ServiceClient.Answer adopted =
                pledges.postJsonOnceKnown("/pledge/v1/texts", text.put("cycleId", cycle), REPLICA_LIMIT);
        pledges.postJson(
                        "/pledge/v1/campaigns",
                        days.happened(Event.CAMPAIGNS)
                                .put("cycleId", cycle)
                                .put("category", category)
                                .put("textId", adopted.accepted().required("id").asText())
                                .put("deadline", deadline(category.equals(EXTENDED) ? 1 : DAYS_TO_SIGN)))
                .accepted();
    }

    /** What one service has written comes to the others over Kafka, a moment later. */
    static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(REPLICA_LIMIT);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new Refusal("The sample was not loaded: an event did not arrive within %d seconds"
                        .formatted(REPLICA_LIMIT.toSeconds()));
            }
            ServiceClient.pause();
        }
    }
}
