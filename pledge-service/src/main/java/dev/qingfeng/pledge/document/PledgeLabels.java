package dev.qingfeng.pledge.document;

import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words on the papers of pledges, as the templates name them. */
final class PledgeLabels {

    private static final List<String> NAMES = List.of(
            "title",
            "text",
            "name",
            "staffNumber",
            "unit",
            "category",
            "signedOn",
            "method",
            "edition",
            "hash",
            "certified",
            "verify",
            "signature",
            "date",
            "dateLine",
            "none");

    private PledgeLabels() {}

    static Map<String, String> in(Language language, Messages messages) {
        return NAMES.stream().collect(Collectors.toMap(Function.identity(), name -> text(language, messages, name)));
    }

    static String text(Language language, Messages messages, String name, Object... arguments) {
        return messages.text(language, "document.pledge." + name, arguments);
    }

    /** The paragraphs of a text; empty lines only part them. */
    static List<String> paragraphs(String text) {
        return Stream.of(text.split("\n", -1))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }
}
