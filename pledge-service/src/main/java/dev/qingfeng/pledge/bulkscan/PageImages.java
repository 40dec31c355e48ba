package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.confidential.FileProcess;
import dev.qingfeng.pledge.document.FormCode;
import dev.qingfeng.pledge.document.FormCodes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a bulk scan as pictures: to find the codes on them, and to give each pledge its own. A page is not cut out of the file as
 * it is, since it could bring along what stands on the pages of others. Belongs in no transaction, since it takes about a second a
 * page and much longer of one that was made for it.
 */
@Singleton
class PageImages {

    private static final float DPI = 200;
    private static final float FINER = 300;
    /** For a page; one that a scanner made takes a second or two. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Nobody waits for a bulk scan: it does not give up because others are at work. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final FormCodes codes;

    PageImages(FormCodes codes) {
        this.codes = codes;
    }

    /**
     * What the code of ours on a page says; null if there is none that can be read, or two that differ. Codes of others do not
     * matter. Throws {@link IOException} if the page cannot be drawn.
     *
     * @param index counts from 0
     */
    @Nullable
    FormCode code(SeekableByteChannel file, int index) throws IOException {
        Set<FormCode> found = codes(file, index, DPI);
        if (found.isEmpty()) {
            found = codes(file, index, FINER);
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }

    private Set<FormCode> codes(SeekableByteChannel file, int index, float dpi) throws IOException {
        byte[] found = FileProcess.run(
                PageWork.class, file, new PageOrder(true, dpi, List.of(index)).bytes(), LONGEST, LONGEST_WAIT);
        return PageWork.codes(found).stream()
                .flatMap(text -> codes.read(text).stream())
                .collect(Collectors.toSet());
    }

    /**
     * A PDF of these pages and nothing else, each a picture; in colour, for the sake of seals. Throws {@link IOException} if one of
     * them cannot be drawn.
     */
    byte[] extract(SeekableByteChannel file, List<Integer> indexes) throws IOException {
        return FileProcess.run(
                PageWork.class,
                file,
                new PageOrder(false, DPI, indexes).bytes(),
                LONGEST.multipliedBy(Math.max(1, indexes.size())),
                LONGEST_WAIT);
    }
}
