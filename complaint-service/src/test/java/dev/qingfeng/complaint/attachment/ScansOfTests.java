package dev.qingfeng.complaint.attachment;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.platform.confidential.FileScanner;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A scanner that finds what scanners are tried with and nothing else, and counts how often it was asked: before anything is made of a file. */
@Singleton
public class ScansOfTests implements FileScanner {

    /** What each scanner takes for a virus; in two parts, so that none takes this file for one. */
    public static final String INFECTED = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public void scan(InputStream plain) throws IOException {
        asked.incrementAndGet();
        if (new String(plain.readAllBytes(), StandardCharsets.ISO_8859_1).contains(INFECTED)) {
            throw ProblemException.of(ComplaintProblem.FILE_INFECTED);
        }
    }

    /** How often so far. */
    public int soFar() {
        return asked.get();
    }
}
