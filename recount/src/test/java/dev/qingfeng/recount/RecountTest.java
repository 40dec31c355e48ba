package dev.qingfeng.recount;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was counted and listed rightly fits, and whatever is changed in it afterwards does not. */
class RecountTest {

    private static final int TRIES = 300;

    /** Somewhere in a file: what holds it, and under which name or number. */
    private record Leaf(JsonNode in, String name, int index) {

        JsonNode value() {
            return in.isObject() ? in.get(name) : in.get(index);
        }

        void set(JsonNode value) {
            if (in instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((ArrayNode) in).set(index, value);
            }
        }

        void remove() {
            if (in instanceof ObjectNode object) {
                object.remove(name);
            } else {
                ((ArrayNode) in).remove(index);
            }
        }
    }

    private static List<Leaf> leaves(ReleasedFiles files, Predicate<JsonNode> wanted) {
        List<Leaf> found = new ArrayList<>();
        Stream.of(files.box(), files.result(), files.form()).forEach(file -> collect(file, wanted, found));
        return found;
    }

    private static void collect(JsonNode in, Predicate<JsonNode> wanted, List<Leaf> found) {
        in.properties().forEach(each -> {
            if (wanted.test(each.getValue())) {
                found.add(new Leaf(in, each.getKey(), -1));
            }
            collect(each.getValue(), wanted, found);
        });
        for (int i = 0; in.isArray() && i < in.size(); i++) {
            if (wanted.test(in.get(i))) {
                found.add(new Leaf(in, "", i));
            }
            collect(in.get(i), wanted, found);
        }
    }

    private static boolean fits(ReleasedFiles files) {
        try {
            return Recount.checks(files).stream().allMatch(Check::holds);
        } catch (UnreadableException e) {
            return false;
        }
    }

    /** @param which of those that are wanted, as a part of 1,000 */
    private static Leaf one(ReleasedFiles files, Predicate<JsonNode> wanted, int which) {
        List<Leaf> leaves = leaves(files, wanted);
        return leaves.get(which * leaves.size() / 1000);
    }

    @Property(tries = 50)
    void whatWasCountedRightlyFits(@ForAll long seed) {
        assertThat(Recount.checks(RoundOfTests.held(seed))).allMatch(Check::holds);
    }

    @Property(tries = TRIES)
    void aFigureThatIsChangedIsFoundOut(
            @ForAll long seed, @ForAll @IntRange(max = 999) int which, @ForAll @IntRange(min = -3, max = 3) int by) {
        ReleasedFiles files = RoundOfTests.held(seed);
        Leaf figure = one(files, JsonNode::isNumber, which);
        figure.set(LongNode.valueOf(figure.value().asLong() + (by == 0 ? 1 : by)));
        assertThat(fits(files)).as("%s changed", figure.name()).isFalse();
    }

    /** Whoever changes the figures of a result can hash them anew. */
    @Property(tries = TRIES)
    void aCountThatIsChangedAndHashedAnewIsFoundOut(
            @ForAll long seed, @ForAll @IntRange(max = 999) int which, @ForAll @IntRange(min = -3, max = 3) int by) {
        ReleasedFiles files = RoundOfTests.held(seed);
        List<Leaf> counts = new ArrayList<>();
        files.result().get("questions").forEach(question -> collect(question, JsonNode::isNumber, counts));
        Leaf count = counts.get(which * counts.size() / 1000);
        count.set(LongNode.valueOf(count.value().asLong() + (by == 0 ? 1 : by)));
        ((ObjectNode) files.result()).put("sha256", ResultChecks.sha256(files.result()));
        assertThat(fits(files)).as("%s changed", count.name()).isFalse();
    }

    @Property(tries = TRIES)
    void aCodeADigestOrANameThatIsChangedIsFoundOut(
            @ForAll long seed, @ForAll @IntRange(max = 999) int which, @ForAll boolean longer) {
        ReleasedFiles files = RoundOfTests.held(seed);
        Leaf text = one(files, node -> node.isTextual() && !node.asText().isEmpty(), which);
        String said = text.value().asText();
        text.set(TextNode.valueOf(longer ? said + "0" : said.substring(1)));
        assertThat(fits(files)).as("%s changed", text.name()).isFalse();
    }

    @Property(tries = TRIES)
    void whatIsMissingIsFoundOut(@ForAll long seed, @ForAll @IntRange(max = 999) int which) {
        ReleasedFiles files = RoundOfTests.held(seed);
        Leaf gone = one(files, node -> true, which);
        gone.remove();
        assertThat(fits(files)).as("%s removed", gone.name()).isFalse();
    }

    @Property(tries = 50)
    void aBallotThatIsListedTwiceIsFoundOut(@ForAll long seed, @ForAll boolean code) {
        ReleasedFiles files = RoundOfTests.held(seed);
        ArrayNode list = (ArrayNode) files.box().get(code ? "checkCodes" : "ballotSha256");
        list.set(1, list.get(0));
        hashBoxAnew(files);
        assertThat(fits(files)).isFalse();
    }

    private static void hashBoxAnew(ReleasedFiles files) {
        StringBuilder lines = new StringBuilder();
        files.box()
                .get("ballotSha256")
                .forEach(digest -> lines.append(digest.asText()).append('\n'));
        ((ObjectNode) files.box()).put("boxSha256", Canonical.sha256(lines.toString()));
    }

    /** With all hashes made anew: only the one check that is named finds it. */
    private static void found(String english, Consumer<ReleasedFiles> change) {
        ReleasedFiles files = RoundOfTests.held(1);
        change.accept(files);
        hashBoxAnew(files);
        ((ObjectNode) files.result()).put("sha256", ResultChecks.sha256(files.result()));
        assertThat(Recount.checks(files))
                .filteredOn(check -> !check.holds())
                .singleElement()
                .satisfies(check -> assertThat(check.english()).contains(english));
    }

    private static void hashPapersAnew(ReleasedFiles files) {
        StringBuilder lines = new StringBuilder();
        files.box()
                .get("papers")
                .get("ballotSha256")
                .forEach(digest -> lines.append(digest.asText()).append('\n'));
        ((ObjectNode) files.box().get("papers")).put("boxSha256", Canonical.sha256(lines.toString()));
    }

    private static ObjectNode place(ReleasedFiles files, int question, int place) {
        return (ObjectNode)
                files.result().get("questions").get(question).get("places").get(place);
    }

    private static void add(JsonNode place, int code, int more) {
        ObjectNode count = (ObjectNode) place.get("counts").get(code);
        count.put("ballots", count.get("ballots").asLong() + more);
    }

    @Test
    void eachCheckFindsWhatNoOtherDoes() {
        found("of one round", files -> ((ObjectNode) files.box()).put("roundId", "another"));
        found("check codes", files -> ((ArrayNode) files.box().get("checkCodes")).set(0, TextNode.valueOf("0000000I")));
        found("check codes", files -> {
            ArrayNode codes = (ArrayNode) files.box().get("checkCodes");
            JsonNode first = codes.get(0);
            codes.set(0, codes.get(1));
            codes.set(1, first);
        });
        found(
                "digests of ballots",
                files -> ((ArrayNode) files.box().get("ballotSha256"))
                        .set(0, files.box().get("ballotSha256").get(1)));
        found("no fewer slips", files -> ((ObjectNode) files.box()).put("issued", 9999));
        found("no fewer slips", files -> {
            ((ObjectNode) files.box()).put("issued", 1);
            ((ObjectNode) files.result()).put("issued", 1);
        });
        found("choices are those of the form", files -> place(files, 0, 0).put("position", 1));
        found(
                "choices are those of the form",
                files -> ((ObjectNode) place(files, 0, 0).get("counts").get(1)).put("meaning", "POOR"));
        found("sum to those who were asked", files -> {
            add(place(files, 0, 0), 1, 1);
            ((ArrayNode) place(files, 0, 0).get("byClass")).removeAll();
        });
        found("blank, spoilt and chosen", files -> ((ObjectNode) files.result()).put("blank", -1));
        found(
                "blank, spoilt and chosen",
                files -> ((ObjectNode) files.result())
                        .put("blank", files.result().get("ballots").asLong()));
        found("blank, spoilt and chosen", files -> {
            long spoilt = files.result().get("spoilt").asLong();
            ObjectNode papers = (ObjectNode) files.box().get("papers");
            ArrayNode digests = (ArrayNode) papers.get("ballotSha256");
            for (long i = -1; i < spoilt; i++) {
                digests.remove(0);
            }
            papers.put("papers", digests.size());
            hashPapersAnew(files);
            ((ObjectNode) files.result()).put("spoilt", -1).put("papersReturned", digests.size());
        });
        found(
                "ballots in the box and on paper",
                files -> ((ObjectNode) files.result())
                        .put("spoilt", files.result().get("spoilt").asLong() + 1));
        found("digests of papers", files -> {
            ArrayNode digests = (ArrayNode) files.box().get("papers").get("ballotSha256");
            JsonNode first = digests.get(0);
            digests.set(0, digests.get(1));
            digests.set(1, first);
            hashPapersAnew(files);
        });
        found(
                "the recorded papers",
                files -> ((ObjectNode) files.box().get("papers")).put("boxSha256", "0".repeat(64)));
        found("no more papers were returned", files -> {
            ((ObjectNode) files.box().get("papers")).put("givenOut", 1);
            ((ObjectNode) files.result()).put("papersGivenOut", 1);
        });
        found("they sum to the whole", files -> {
            JsonNode group = place(files, 0, 0).get("byClass").get(0);
            add(group, 1, 1);
            add(group, 2, -1);
        });
        found("nothing is shown that is withheld", files -> place(files, 0, 0).put("byClassWithheld", true));
        found(
                "nothing is shown that is withheld",
                files -> ((ObjectNode) files.result().get("questions").get(0)).put("withheld", true));
    }

    @Test
    void moreThanMayBeChosenIsFoundOut() {
        found(
                "blank, spoilt and chosen",
                files -> files.result().get("questions").get(3).get("places").forEach(place -> {
                    long asked = files.result().get("ballots").asLong();
                    ((ObjectNode) place.get("counts").get(0)).put("ballots", 2);
                    ((ObjectNode) place.get("counts").get(1)).put("ballots", asked - 2);
                    ((ArrayNode) place.get("byClass")).removeAll();
                }));
    }

    @Test
    void aClassThatChoseAlikeIsNotShown() {
        found("nor of a class that chose alike", files -> {
            JsonNode place = place(files, 0, 0);
            JsonNode groups = place.get("byClass");
            for (int code = 0; code < place.get("counts").size(); code++) {
                long all = place.get("counts").get(code).get("ballots").asLong();
                long of = groups.get(0).get("counts").get(code).get("ballots").asLong();
                // All of the first class choose what its first ballot did.
                long alike = code == 0 ? size(groups.get(0)) : 0;
                ((ObjectNode) groups.get(0).get("counts").get(code)).put("ballots", alike);
                ((ObjectNode) place.get("counts").get(code)).put("ballots", all - of + alike);
            }
        });
    }

    private static long size(JsonNode group) {
        long size = 0;
        for (JsonNode count : group.get("counts")) {
            size += count.get("ballots").asLong();
        }
        return size;
    }

    private static int run(Path folder, String... names) {
        return Recount.run(
                Stream.of(names).map(name -> folder.resolve(name).toString()).toArray(String[]::new),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private static final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void itEndsWithWhatItFound(@TempDir Path folder) throws IOException {
        ReleasedFiles files = RoundOfTests.held(7);
        Files.writeString(folder.resolve("box.json"), files.box().toString());
        Files.writeString(folder.resolve("result.json"), files.result().toString());
        Files.writeString(folder.resolve("form.json"), files.form().toString());
        assertThat(run(folder, "box.json", "result.json", "form.json")).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("结论：相符", "Verdict: all fits", "不能证明解密是否正确", "not that decryption was right");
        Files.writeString(
                folder.resolve("other.json"), RoundOfTests.held(8).box().toString());
        assertThat(run(folder, "other.json", "result.json", "form.json")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("结论：不符", "[ 不符 NO ]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"roundId\":1}", "{\"a\":1,\"a\":2}", "{} {}"})
    void aFileThatIsNoneCannotBeRead(String content, @TempDir Path folder) throws IOException {
        ReleasedFiles files = RoundOfTests.held(7);
        Files.writeString(folder.resolve("box.json"), content);
        Files.writeString(folder.resolve("result.json"), files.result().toString());
        Files.writeString(folder.resolve("form.json"), files.form().toString());
        assertThat(run(folder, "box.json", "result.json", "form.json")).isEqualTo(2);
        assertThat(run(folder, "none.json", "result.json", "form.json")).isEqualTo(2);
        assertThat(run(folder, "box.json", "result.json")).isEqualTo(2);
    }

    @Test
    void whatIsHashedIsWrittenInOneWay() throws IOException {
        assertThat(Set.of(
                        "{\"b\":[1,{\"d\":null,\"c\":\"某\"}],\"a\":true}",
                        " {\"a\": true, \"b\": [1, {\"c\": \"某\"}]}"))
                .extracting(text -> {
                    try {
                        return Canonical.sha256(ReleasedFiles.JSON.readTree(text));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .containsOnly(Canonical.sha256("{\"a\":true,\"b\":[1,{\"c\":\"某\"}]}"));
    }
}
