package dev.qingfeng.recount;

import static dev.qingfeng.recount.ReleasedFiles.list;
import static dev.qingfeng.recount.ReleasedFiles.number;
import static dev.qingfeng.recount.ReleasedFiles.text;
import static dev.qingfeng.recount.ReleasedFiles.textOrNone;
import static dev.qingfeng.recount.ReleasedFiles.texts;
import static dev.qingfeng.recount.ReleasedFiles.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether the figures of a result add up, and are of its form. */
final class ResultChecks {

    /** Of fewer ballots no figures are told, and no class of fewer alone. */
    private static final int SMALLEST = 10;

    private final JsonNode result;
    private final List<JsonNode> form;
    private final List<JsonNode> questions;
    private final long ballots;
    private final long blank;

    ResultChecks(ReleasedFiles files) {
        this.result = files.result();
        this.form = list(ReleasedFiles.at(files.form(), "definition"), "questions");
        this.questions = list(result, "questions");
        this.ballots = number(result, "ballots");
        this.blank = number(result, "blank");
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "票数与其摘要一致",
                "the counts have the digest that they state",
                sha256(result).equals(text(result, "sha256")) ? List.of() : List.of("sha256")));
        Check known =
                new Check("题目、人选、选项均出自票表", "questions, candidates and choices are those of the form", ofTheForm());
        checks.add(known);
        if (known.holds()) {
            checks.add(new Check("每一处的票数之和等于填票数", "the counts of each place sum to those who were asked", sums()));
            checks.add(new Check("空白票、无效票和所选项数合理", "blank, spoilt and chosen are plausible", plausible()));
            checks.add(new Check("分类票数之和等于总数", "where figures by class are shown they sum to the whole", byClass()));
            checks.add(new Check(
                    "不应显示的票数均未显示", "nothing is shown that is withheld, nor of a class that chose alike", withheld()));
        }
        return checks;
    }

    /** Of the counts of a result, as they are hashed. */
    static String sha256(JsonNode result) {
        ObjectNode counts = ReleasedFiles.JSON.createObjectNode();
        List.of("ballots", "blank", "spoilt").forEach(name -> counts.put(name, number(result, name)));
        ArrayNode kept = counts.putArray("questions");
        for (JsonNode question : list(result, "questions")) {
            ObjectNode one = kept.addObject()
                    .put("code", text(question, "code"))
                    .put("asked", number(question, "asked"))
                    .put("withheld", truth(question, "withheld"));
            ArrayNode places = one.putArray("places");
            for (JsonNode place : list(question, "places")) {
                ObjectNode at = places.addObject()
                        .put("position", number(place, "position"))
                        .put("withheld", truth(place, "byClassWithheld"));
                at.set("candidateId", place.get("candidateId"));
                at.set("choice", place.get("choice"));
                numbers(at.putArray("counts"), place);
                ArrayNode groups = at.putArray("byClass");
                for (JsonNode group : list(place, "byClass")) {
                    ObjectNode told = groups.addObject();
                    texts(group, "classes").forEach(told.putArray("classes")::add);
                    numbers(told.putArray("counts"), group);
                }
            }
        }
        return Canonical.sha256(counts);
    }

    private static void numbers(ArrayNode into, JsonNode of) {
        ballotsByCode(of).forEach(into::add);
    }

    private static List<Long> ballotsByCode(JsonNode of) {
        return list(of, "counts").stream()
                .map(count -> number(count, "ballots"))
                .toList();
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private List<String> ofTheForm() {
        if (!form.stream()
                .map(asked -> text(asked, "code"))
                .toList()
                .equals(questions.stream().map(told -> text(told, "code")).toList())) {
            return List.of("questions");
        }
        List<String> faults = new ArrayList<>();
        long position = 0;
        for (int i = 0; i < form.size(); i++) {
            JsonNode asked = form.get(i);
            List<JsonNode> places = places(asked);
            List<JsonNode> told = list(questions.get(i), "places");
            String code = text(asked, "code");
            if (!told.isEmpty() && told.size() != places.size()) {
                faults.add(code + ": %d <> %d".formatted(told.size(), places.size()));
            } else {
                for (int j = 0; j < told.size(); j++) {
                    if (!isAt(told.get(j), asked, places.get(j), position + j)) {
                        faults.add(code + " #" + j);
                    }
                }
            }
            position += places.size();
        }
        return faults;
    }

    /** The places that a question has on the ballot, as far as they tell one from another. */
    private List<JsonNode> places(JsonNode asked) {
        List<JsonNode> places = new ArrayList<>();
        if (isAboutPeople(asked)) {
            JsonNode people = ReleasedFiles.at(result, "candidates").path(text(asked, "code"));
            people.forEach(person ->
                    places.add(ReleasedFiles.JSON.createObjectNode().put("candidateId", text(person, "cadreId"))));
        } else if (isRated(asked)) {
            places.add(ReleasedFiles.JSON.createObjectNode());
        } else {
            for (int choice = 1; choice <= list(asked, "choices").size(); choice++) {
                places.add(ReleasedFiles.JSON.createObjectNode().put("choice", choice));
            }
        }
        return places;
    }

    private static boolean isAboutPeople(JsonNode asked) {
        return Set.of("MEMBERS", "NOMINEES").contains(text(asked, "about"));
    }

    private static boolean isRated(JsonNode asked) {
        return text(asked, "kind").equals("RATE");
    }

    private static boolean isAt(JsonNode told, JsonNode asked, JsonNode place, long position) {
        List<JsonNode> choices = list(asked, "choices");
        long own = told.hasNonNull("choice") ? number(told, "choice") : 0;
        return number(told, "position") == position
                && textOrNone(told, "candidateId").equals(textOrNone(place, "candidateId"))
                && own == (place.hasNonNull("choice") ? number(place, "choice") : 0)
                && areCodes(told, asked, choices, (int) own)
                && list(told, "byClass").stream().allMatch(group -> areCodes(group, asked, choices, (int) own));
    }

    /** Whether there is a count for each code, and each is said to mean what the form says. */
    private static boolean areCodes(JsonNode told, JsonNode asked, List<JsonNode> choices, int own) {
        List<JsonNode> counts = list(told, "counts");
        if (counts.size() != (isRated(asked) ? choices.size() : 1) + 1) {
            return false;
        }
        for (int code = 0; code < counts.size(); code++) {
            int choice = own == 0 ? code : own;
            String meaning = code == 0 || choice > choices.size() ? "" : textOrNone(choices.get(choice - 1), "meaning");
            if (!text(counts.get(code), "code").equals(String.format(Locale.ROOT, "%02d", code))
                    || !textOrNone(counts.get(code), "meaning").equals(meaning)) {
                return false;
            }
        }
        return true;
    }

    private List<String> sums() {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            JsonNode question = questions.get(i);
            String code = text(question, "code");
            long asked = number(question, "asked");
            boolean ofEverybody = list(form.get(i), "classes").isEmpty();
            if (asked < 0 || asked > ballots || (ofEverybody && asked != ballots)) {
                faults.add("%s: %d / %d".formatted(code, asked, ballots));
            }
            for (JsonNode place : list(question, "places")) {
                List<Long> counts = ballotsByCode(place);
                if (sum(counts) != asked || counts.stream().anyMatch(count -> count < 0)) {
                    faults.add("%s #%d: %d <> %d".formatted(code, number(place, "position"), sum(counts), asked));
                }
            }
        }
        return faults;
    }

    private List<String> plausible() {
        List<String> faults = new ArrayList<>();
        if (blank < 0 || blank > ballots || number(result, "spoilt") < 0) {
            faults.add("blank %d, spoilt %d".formatted(blank, number(result, "spoilt")));
        }
        for (int i = 0; i < questions.size(); i++) {
            JsonNode question = questions.get(i);
            long asked = number(question, "asked");
            long chosen = 0;
            for (JsonNode place : list(question, "places")) {
                List<Long> counts = ballotsByCode(place);
                chosen += sum(counts) - counts.get(0);
                // Those who left all blank left this place blank, if they were asked.
                if (counts.get(0) < blank - (ballots - asked)) {
                    faults.add("%s #%d: blank %d < %d"
                            .formatted(
                                    text(question, "code"),
                                    number(place, "position"),
                                    counts.get(0),
                                    blank - (ballots - asked)));
                }
            }
            JsonNode max = form.get(i).get("max");
            if (max != null && !max.isNull() && chosen > max.asLong() * asked) {
                faults.add("%s: %d > %d x %d".formatted(text(question, "code"), chosen, max.asLong(), asked));
            }
        }
        return faults;
    }

    private List<String> byClass() {
        List<String> faults = new ArrayList<>();
        for (JsonNode question : questions) {
            Set<String> sizes = new HashSet<>();
            for (JsonNode place : list(question, "places")) {
                List<JsonNode> groups = list(place, "byClass");
                if (groups.isEmpty()) {
                    continue;
                }
                long[] sums = new long[ballotsByCode(place).size()];
                Set<String> classes = new HashSet<>();
                StringBuilder size = new StringBuilder();
                boolean sound = true;
                for (JsonNode group : groups) {
                    List<Long> counts = ballotsByCode(group);
                    for (int code = 0; code < sums.length; code++) {
                        sums[code] += counts.get(code);
                        sound &= counts.get(code) >= 0;
                    }
                    for (String each : texts(group, "classes")) {
                        sound &= classes.add(each);
                    }
                    size.append(texts(group, "classes")).append(sum(counts));
                }
                sizes.add(size.toString());
                for (int code = 0; code < sums.length; code++) {
                    sound &= sums[code] == ballotsByCode(place).get(code);
                }
                if (!sound) {
                    faults.add(text(question, "code") + " #" + number(place, "position"));
                }
            }
            if (sizes.size() > 1) {
                faults.add(text(question, "code"));
            }
        }
        return faults;
    }

    private List<String> withheld() {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            JsonNode question = questions.get(i);
            List<JsonNode> told = list(question, "places");
            long asked = number(question, "asked");
            boolean fits = truth(question, "withheld")
                    == (told.isEmpty() && !places(form.get(i)).isEmpty());
            fits &= truth(question, "withheld") == (asked > 0 && asked < SMALLEST);
            for (JsonNode place : told) {
                List<JsonNode> groups = list(place, "byClass");
                fits &= !truth(place, "byClassWithheld") || groups.isEmpty();
                fits &= groups.stream().allMatch(group -> sum(ballotsByCode(group)) >= SMALLEST);
                fits &= groups.stream()
                        .noneMatch(group -> ballotsByCode(group).stream()
                                        .filter(count -> count > 0)
                                        .count()
                                <= 1);
            }
            if (!fits) {
                faults.add(text(question, "code"));
            }
        }
        return faults;
    }
}
