package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever adds a principle adds its words: no finding is told by its key, in any language. */
class FindingWordsTest {

    private static final Path PRINCIPLES = Path.of("src/main/java/dev/qingfeng/appointment/principle");
    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh_Hans", "zh_Hant"})
    void everyFindingTitleAndClauseHasItsWords(String language) throws IOException {
        Properties words = words(language);
        Set<String> codes = codes();
        assertThat(codes).hasSizeGreaterThan(15);
        List<String> needed = Stream.concat(
                        codes.stream()
                                .flatMap(code -> Stream.of(".expected", ".actual", ".remedy")
                                        .map(part -> "finding." + code + part)),
                        SituationOfTests.CATALOGUE.principles().stream()
                                .flatMap(principle -> Stream.of(principle.title(), principle.clause())))
                .toList();
        assertThat(needed)
                .allSatisfy(
                        key -> assertThat(words.getProperty(key, "")).as(key).isNotBlank());
        assertThat(words.stringPropertyNames())
                .filteredOn(key -> key.startsWith("finding."))
                .as("and none is left of findings that there are no more")
                .isSubsetOf(needed);
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(
                        FindingWordsTest.class.getResourceAsStream("/messages/" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            words.load(text);
        }
        return words;
    }

    /** What is written like a code in the classes of the principles, is one. */
    private static Set<String> codes() throws IOException {
        try (Stream<Path> files = Files.list(PRINCIPLES)) {
            Set<String> codes = new TreeSet<>();
            for (Path file : files.filter(path -> Pattern.matches(
                            "P\\d+\\w+\\.java", path.getFileName().toString()))
                    .collect(Collectors.toSet())) {
                Matcher found = CODE.matcher(Files.readString(file));
                while (found.find()) {
                    codes.add(found.group(1));
                }
            }
            return codes;
        }
    }
}
