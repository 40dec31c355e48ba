package dev.qingfeng.pledge.document;

import dev.qingfeng.platform.document.CodeCheck;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes and reads the codes on printed forms. Each ends in a check that only this installation can make: what was misread, made
 * up or printed elsewhere is none of ours.
 */
@Singleton
public class FormCodes {

    /** Letters, digits and signs that make for a small code. */
    private static final Pattern CODE =
            Pattern.compile("(QF1:([0-9A-F]{32}):([0-9]{1,4}):([0-9]{1,3}):([0-9]{1,3}):)([0-9A-F]{10})");

    private static final String PURPOSE = "pledge-form";

    private final CodeCheck check;

    FormCodes(CodeCheck check) {
        this.check = check;
    }

    public String write(FormCode code) {
        String said = "QF1:%s:%d:%d:%d:"
                .formatted(CodeCheck.written(code.pledgeId()), code.textEdition(), code.page(), code.pages());
        return said + check.of(PURPOSE, said);
    }

    /** Empty if it is none of ours. */
    public Optional<FormCode> read(String text) {
        Matcher code = CODE.matcher(text);
        if (!code.matches() || !check.of(PURPOSE, code.group(1)).equals(code.group(6))) {
            return Optional.empty();
        }
        return Optional.of(new FormCode(
                CodeCheck.read(code.group(2)),
                Integer.parseInt(code.group(3)),
                Integer.parseInt(code.group(4)),
                Integer.parseInt(code.group(5))));
    }
}
