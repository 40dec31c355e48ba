package dev.qingfeng.notes;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A walk through a list meets every row that was there at its start exactly once. */
@QuarkusTest
class PagesTest {

    private static final Pattern LINK = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private final Person person = Person.unknown();

    private static Optional<String> next(Response page) {
        String link = page.header("Link");
        String cursor = page.jsonPath().getString("next");
        assertThat(link == null).as("Link and next come together").isEqualTo(cursor == null);
        if (link == null) {
            return Optional.empty();
        }
        Matcher target = LINK.matcher(link);
        assertThat(target.matches()).as(link).isTrue();
        assertThat(target.group(1)).contains("limit=").contains("cursor=" + cursor);
        return Optional.of(target.group(1));
    }

    @Test
    void aWalkUnderInserts() {
        List<UUID> there = Stream.generate(person::writeSomething).limit(25).toList();
        List<UUID> met = new ArrayList<>();
        Optional<String> address = Optional.of(Person.NOTES + "?limit=7");
        for (int page = 0; address.isPresent(); page++) {
            Response answer = person.request().urlEncodingEnabled(false).get(address.get());
            assertThat(answer.statusCode()).isEqualTo(200);
            List<UUID> ids = answer.jsonPath().getList("items.id", UUID.class);
            met.addAll(ids);
            address = next(answer);
            assertThat(ids).hasSize(address.isPresent() ? 7 : ids.size()).hasSizeLessThanOrEqualTo(7);
            if (page % 3 == 0 && page < 12) {
                person.writeSomething();
            }
        }
        assertThat(met).doesNotHaveDuplicates().containsAll(there);
    }

    @Test
    void theLastPageHasNoNextAlsoWhenItIsFull() {
        List<UUID> two = Stream.generate(person::writeSomething).limit(2).toList();
        Response first = person.request().get(Person.NOTES + "?limit=500");
        while (next(first).isPresent()) {
            first = person.request().urlEncodingEnabled(false).get(next(first).orElseThrow());
        }
        List<UUID> last = first.jsonPath().getList("items.id", UUID.class);
        assertThat(last).endsWith(two.get(0), two.get(1));
    }

    @Test
    void withoutALimitAPageHasFiftyRows() {
        Stream.generate(person::writeSomething)
                .limit(51)
                .forEach(note -> assertThat(note).isNotNull());
        Response page = person.request().get(Person.NOTES);
        assertThat(page.jsonPath().getList("items")).hasSize(50);
        assertThat(page.header("Link")).isNotNull();
    }
}
