package dev.qingfeng.inspection.meeting;

import dev.qingfeng.platform.document.CodeCheck;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes and reads the codes beside the names on a printed attendance list. */
@Singleton
class AttendeeCodes {

    private static final Pattern CODE = Pattern.compile("(QM1:([0-9A-F]{32}):)([0-9A-F]{10})");
    private static final String PURPOSE = "meeting-attendee";

    private final CodeCheck check;

    AttendeeCodes(CodeCheck check) {
        this.check = check;
    }

    String write(UUID attendeeId) {
        String said = "QM1:" + CodeCheck.written(attendeeId) + ":";
        return said + check.of(PURPOSE, said);
    }

    /** The attendee's id; empty if it is none of ours. */
    Optional<UUID> read(String text) {
        Matcher code = CODE.matcher(text);
        return code.matches() && check.of(PURPOSE, code.group(1)).equals(code.group(3))
                ? Optional.of(CodeCheck.read(code.group(2)))
                : Optional.empty();
    }
}
