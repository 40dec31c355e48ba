package dev.qingfeng.recount;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** A round that somebody held and counted rightly, as its files tell it. */
final class RoundOfTests {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final List<String> CLASSES = List.of("PRESCRIBED", "STAFF");

    private final Random random;
    private final int ballots;

    /** How many of each class voted. */
    private final int[] voters = new int[2];

    private final ObjectNode box = ReleasedFiles.JSON.createObjectNode();
    private final ObjectNode result = ReleasedFiles.JSON.createObjectNode();
    private final ObjectNode form = ReleasedFiles.JSON.createObjectNode();

    private RoundOfTests(long seed) {
        random = new Random(seed);
        voters[0] = 10 + random.nextInt(20);
        voters[1] = 10 + random.nextInt(20);
        ballots = voters[0] + voters[1];
    }

    static ReleasedFiles held(long seed) {
        RoundOfTests round = new RoundOfTests(seed);
        round.ask();
        round.count();
        round.list();
        return new ReleasedFiles(round.box, round.result, round.form);
    }

    private void ask() {
        ObjectNode definition = form.putObject("definition");
        definition.putObject("title").put("zhHans", "测评票").put("zhHant", "測評票").put("en", "Assessment");
        ArrayNode questions = definition.putArray("questions");
        question(questions, "team", "RATE", "LEADERSHIP_TEAM", 4, 0);
        question(questions, "members", "RATE", "MEMBERS", 3, 0);
        question(questions, "ways", "SELECT", "NONE", 5, 2);
        question(questions, "reserve", "SELECT", "NOMINEES", 0, 2);
        form.put("sha256", Canonical.sha256(definition));
        ObjectNode candidates = result.putObject("candidates");
        people(candidates, "members", 3);
        people(candidates, "reserve", 4);
    }

    private static void question(ArrayNode into, String code, String kind, String about, int choices, int max) {
        ObjectNode question =
                into.addObject().put("code", code).put("kind", kind).put("about", about);
        question.putObject("text").put("zhHans", code);
        ArrayNode offered = question.putArray("choices");
        for (int i = 1; i <= choices; i++) {
            ObjectNode choice = offered.addObject();
            choice.putObject("label").put("zhHans", "选项" + i);
            if (i == 1) {
                choice.put("meaning", "EXCELLENT");
            }
        }
        question.putArray("classes");
        if (max > 0) {
            question.put("max", max);
        }
    }

    private void people(ObjectNode into, String question, int count) {
        ArrayNode named = into.putArray(question);
        for (int i = 0; i < count; i++) {
            named.addObject()
                    .put("cadreId", new UUID(random.nextLong(), random.nextLong()).toString())
                    .put("name", "某某" + i)
                    .put("post", "");
        }
    }

    /** Everybody fills in something, but for one of each class, so that none of them chooses alike. */
    private void count() {
        result.put("ballots", ballots).put("blank", 2).put("spoilt", random.nextInt(3));
        ArrayNode questions = result.putArray("questions");
        int position = 0;
        for (var asked : form.get("definition").get("questions")) {
            String code = asked.get("code").asText();
            ObjectNode question = questions
                    .addObject()
                    .put("code", code)
                    .put("asked", ballots)
                    .put("withheld", false);
            ArrayNode places = question.putArray("places");
            var people = result.get("candidates").path(code);
            boolean rates = asked.get("kind").asText().equals("RATE");
            int choices = asked.get("choices").size();
            int count = people.isArray() ? people.size() : rates ? 1 : choices;
            int[][][] counted = vote(rates, count, rates ? choices : 1);
            for (int i = 0; i < count; i++) {
                ObjectNode place = places.addObject().put("position", position++);
                if (people.isArray()) {
                    place.put("candidateId", people.get(i).get("cadreId").asText());
                } else if (!rates) {
                    place.put("choice", i + 1);
                }
                place(place, counted[i], rates ? 0 : people.isArray() ? -1 : i + 1);
            }
        }
        result.put("sha256", ResultChecks.sha256(result));
    }

    /** By place, class and code. */
    private int[][][] vote(boolean rates, int places, int highest) {
        int[][][] counted = new int[places][2][highest + 1];
        for (int each = 0; each < 2; each++) {
            for (int voter = 0; voter < voters[each]; voter++) {
                int only = random.nextInt(places);
                for (int place = 0; place < places; place++) {
                    boolean fills = voter > 0 && (rates || place == only);
                    counted[place][each][fills ? 1 + random.nextInt(highest) : 0]++;
                }
            }
        }
        return counted;
    }

    /** @param own which choice is selected here, 0 where one is rated, -1 where people are selected */
    private static void place(ObjectNode place, int[][] byClass, int own) {
        int[] sums = IntStream.range(0, byClass[0].length)
                .map(code -> byClass[0][code] + byClass[1][code])
                .toArray();
        counts(place, sums, own);
        boolean alike = IntStream.range(0, 2)
                .anyMatch(each ->
                        IntStream.of(byClass[each]).filter(count -> count > 0).count() <= 1);
        place.put("byClassWithheld", alike);
        ArrayNode groups = place.putArray("byClass");
        for (int each = 0; each < 2 && !alike; each++) {
            ObjectNode group = groups.addObject();
            group.putArray("classes").add(CLASSES.get(each));
            counts(group, byClass[each], own);
        }
    }

    private static void counts(ObjectNode into, int[] counts, int own) {
        ArrayNode told = into.putArray("counts");
        for (int code = 0; code < counts.length; code++) {
            ObjectNode count = told.addObject().put("code", "0" + code).put("ballots", counts[code]);
            if (code > 0 && (own == 0 ? code : own) == 1) {
                count.put("meaning", "EXCELLENT");
            }
        }
    }

    private void list() {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        int onPaper = random.nextInt(Math.min(4, ballots));
        int returned = onPaper + result.get("spoilt").asInt();
        int withSlips = ballots - onPaper;
        int issued = withSlips + random.nextInt(3);
        box.put("roundId", id).put("issued", issued).put("ballots", withSlips);
        result.put("roundId", id).put("issued", issued);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < withSlips; i++) {
            codes.add(code());
        }
        codes.stream().sorted().forEach(box.putArray("checkCodes")::add);
        digests(box, withSlips);
        if (returned > 0) {
            int givenOut = returned + random.nextInt(3);
            ObjectNode papers =
                    box.putObject("papers").put("givenOut", givenOut).put("papers", returned);
            digests(papers, returned);
            result.put("papersGivenOut", givenOut).put("papersReturned", returned);
        }
        ObjectNode paper = ReleasedFiles.JSON.createObjectNode();
        paper.set("candidates", result.get("candidates"));
        paper.set("form", form.get("definition"));
        box.put("paperSha256", Canonical.sha256(paper));
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    private void digests(ObjectNode into, int count) {
        List<String> digests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            digests.add(Canonical.sha256(code()));
        }
        List<String> sorted = digests.stream().sorted().toList();
        sorted.forEach(into.putArray("ballotSha256")::add);
        into.put("boxSha256", Canonical.sha256(String.join("\n", sorted) + "\n"));
    }
}
