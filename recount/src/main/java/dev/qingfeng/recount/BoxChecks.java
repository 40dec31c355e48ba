package dev.qingfeng.recount;

import static dev.qingfeng.recount.ReleasedFiles.number;
import static dev.qingfeng.recount.ReleasedFiles.text;
import static dev.qingfeng.recount.ReleasedFiles.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the list of a sealed box fits together, and belongs to the other two files. */
final class BoxChecks {

    private static final Pattern CHECK_CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{8}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private BoxChecks() {}

    static List<Check> of(ReleasedFiles files) {
        JsonNode box = files.box();
        JsonNode result = files.result();
        long ballots = number(box, "ballots");
        List<String> codes = texts(box, "checkCodes");
        List<String> digests = texts(box, "ballotSha256");
        JsonNode papers = box.path("papers");
        boolean onPaper = papers.isObject();
        long returned = onPaper ? number(papers, "papers") : 0;
        long givenOut = onPaper ? number(papers, "givenOut") : 0;
        List<String> paperDigests = onPaper ? texts(papers, "ballotSha256") : List.of();
        return List.of(
                check(
                        "票箱和结果属于同一轮投票",
                        "box and result are of one round",
                        text(box, "roundId").equals(text(result, "roundId")),
                        text(box, "roundId") + " <> " + text(result, "roundId")),
                listed("核对码", "check codes", codes, CHECK_CODE, ballots),
                listed("选票摘要", "digests of ballots", digests, SHA256, ballots),
                check(
                        "选票摘要的摘要与封箱时一致",
                        "the digest of those digests is the one of the sealed box",
                        sha256OfLines(digests).equals(text(box, "boxSha256")),
                        "boxSha256"),
                check(
                        "发出凭证不少于选票，两份文件一致",
                        "no fewer slips were drawn than ballots cast, by both files",
                        number(box, "issued") == number(result, "issued") && number(box, "issued") >= ballots,
                        "issued %d / %d, ballots %d"
                                .formatted(number(box, "issued"), number(result, "issued"), ballots)),
                check(
                        "箱内选票和纸质选票之和等于计票数和无效票数之和",
                        "ballots in the box and on paper are those that were counted and the spoilt ones",
                        ballots + returned == number(result, "ballots") + number(result, "spoilt"),
                        "%d + %d <> %d + %d"
                                .formatted(ballots, returned, number(result, "ballots"), number(result, "spoilt"))),
                check(
                        "无效票不多于收回的纸质选票",
                        "no more ballots are spoilt than came on paper",
                        number(result, "spoilt") <= returned,
                        "%d > %d".formatted(number(result, "spoilt"), returned)),
                listed("纸质选票摘要", "digests of papers", paperDigests, SHA256, returned),
                check(
                        "纸质选票摘要的摘要与录入时一致，与箱内选票无重复",
                        "the digest of those digests is the one of the recorded papers, and none is of the box",
                        (!onPaper || sha256OfLines(paperDigests).equals(text(papers, "boxSha256")))
                                && Collections.disjoint(digests, paperDigests),
                        "papers.boxSha256"),
                check(
                        "收回纸质选票不多于发出，两份文件一致",
                        "no more papers were returned than given out, by both files",
                        returned == optional(result, "papersReturned")
                                && givenOut == optional(result, "papersGivenOut")
                                && returned <= givenOut,
                        "%d / %d, %d / %d"
                                .formatted(
                                        returned,
                                        optional(result, "papersReturned"),
                                        givenOut,
                                        optional(result, "papersGivenOut"))),
                check(
                        "票表与其摘要一致",
                        "the form has the digest that it states",
                        Canonical.sha256(ReleasedFiles.at(files.form(), "definition"))
                                .equals(text(files.form(), "sha256")),
                        "sha256"),
                check(
                        "箱内选票所依据的正是此票表和这些人选",
                        "the ballots in the box are on this form with these candidates",
                        paperSha256(files).equals(text(box, "paperSha256")),
                        "paperSha256"));
    }

    /** 0 where there is none. */
    private static long optional(JsonNode node, String field) {
        return node.hasNonNull(field) ? number(node, field) : 0;
    }

    private static Check check(String chinese, String english, boolean holds, String fault) {
        return new Check(chinese, english, holds ? List.of() : List.of(fault));
    }

    private static Check listed(String chinese, String english, List<String> items, Pattern form, long expected) {
        List<String> faults = new ArrayList<>();
        if (items.size() != expected) {
            faults.add("%d <> %d".formatted(items.size(), expected));
        }
        Set<String> seen = new HashSet<>();
        String before = "";
        for (String item : items) {
            if (!form.matcher(item).matches()) {
                faults.add("? " + item);
            }
            if (!seen.add(item)) {
                faults.add("2 x " + item);
            } else if (item.compareTo(before) < 0) {
                faults.add(before + " > " + item);
            }
            before = item;
        }
        return new Check(
                chinese + "与选票数相等、格式正确、无重复、按序",
                english + ": as many as ballots, well formed, no two alike, in order",
                List.copyOf(faults));
    }

    private static String sha256OfLines(List<String> digests) {
        StringBuilder lines = new StringBuilder();
        digests.forEach(digest -> lines.append(digest).append('\n'));
        return Canonical.sha256(lines.toString());
    }

    private static String paperSha256(ReleasedFiles files) {
        ObjectNode paper = ReleasedFiles.JSON.createObjectNode();
        paper.set("form", ReleasedFiles.at(files.form(), "definition"));
        paper.set("candidates", ReleasedFiles.at(files.result(), "candidates"));
        return Canonical.sha256(paper);
    }
}
