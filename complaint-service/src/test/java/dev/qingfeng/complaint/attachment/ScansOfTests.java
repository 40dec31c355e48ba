package dev.qingfeng.complaint.attachment;

import dev.qingfeng.platform.confidential.FileScanner;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** A scanner that finds nothing, and counts how often it was asked: before anything is made of a file. */
@Singleton
public class ScansOfTests implements FileScanner {

    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public void scan(InputStream plain) {
        asked.incrementAndGet();
    }

    /** How often so far. */
    public int soFar() {
        return asked.get();
    }
}
