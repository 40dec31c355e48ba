package dev.qingfeng.recount;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up the released files of a round anew and says line by line what fits. Ends with 0 if all fits, with 1 if something does not, and
 * with 2 if a file cannot be read.
 */
public final class Recount {

    static final int FITS = 0;
    static final int DOES_NOT_FIT = 1;
    static final int UNREADABLE = 2;

    private Recount() {}

    public static void main(String[] files) {
        try (PrintStream out =
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            System.exit(run(files, out));
        }
    }

    /** The exit code. */
    public static int run(String[] files, PrintStream out) {
        if (files.length != 3) {
            out.println("用法 / Usage: java -jar recount.jar box.json result.json form.json");
            return UNREADABLE;
        }
        ReleasedFiles read;
        List<Check> checks;
        try {
            read = ReleasedFiles.read(Path.of(files[0]), Path.of(files[1]), Path.of(files[2]));
            checks = checks(read);
        } catch (UnreadableException e) {
            out.println("无法读取 / Cannot be read: " + e.getMessage());
            return UNREADABLE;
        }
        checks.forEach(check -> out.println(check.text()));
        out.println("请与已签字的计票单页脚和投票工作记录核对 / Compare with the foot of the signed count sheet, and the protocol:");
        out.println("  计票结果 / counts  SHA-256 " + ReleasedFiles.text(read.result(), "sha256"));
        out.println("  票箱 / box         SHA-256 " + ReleasedFiles.text(read.box(), "boxSha256"));
        out.println("  票表及人选 / paper SHA-256 " + ReleasedFiles.text(read.box(), "paperSha256"));
        boolean fits = checks.stream().allMatch(Check::holds);
        out.println(fits ? "结论：相符。 / Verdict: all fits." : "结论：不符。 / Verdict: it does not fit.");
        out.println(
                "本程序只核对清单和合计，不能证明解密是否正确；票箱里有没有自己的票，请凭核对码查看。 / "
                        + "Lists and sums are checked, not that decryption was right; whether your ballot is in the box, your check code tells.");
        return fits ? FITS : DOES_NOT_FIT;
    }

    /** Throws {@link UnreadableException} if one is not of the form in which it is released. */
    static List<Check> checks(ReleasedFiles files) {
        List<Check> checks = new ArrayList<>(BoxChecks.of(files));
        checks.addAll(new ResultChecks(files).all());
        return checks;
    }
}
