package dev.qingfeng.platform.confidential;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** The process of {@link FileProcess}, from the inside: does what comes in, until there is nobody who asks. */
final class FileWorker {

    /** What it says: the first of them once, when it has begun; {@link #PIECE} where it needs more of the file. */
    static final int READY = 1;

    static final int PIECE = 2;
    static final int DONE = 3;
    static final int NOT_PLAIN = 4;
    static final int DAMAGED = 5;
    /** Ours, not the file's. */
    static final int FAULT = 6;

    private static final int BUFFER = 1 << 16;

    private FileWorker() {}

    /** No arguments: what is asked comes in by the standard input. */
    public static void main(String... none) throws IOException {
        DataInputStream asked = new DataInputStream(new BufferedInputStream(System.in, BUFFER));
        DataOutputStream said =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER));
        // What a library prints is no answer.
        System.setOut(System.err);
        ImageIO.setUseCache(false);
        endWithTheService();
        say(said, READY, new byte[0]);
        boolean more = true;
        while (more) {
            more = doNext(asked, said);
        }
    }

    private static boolean doNext(DataInputStream asked, DataOutputStream said) throws IOException {
        String work;
        try {
            work = asked.readUTF();
        } catch (EOFException e) {
            return false;
        }
        byte[] order = asked.readNBytes(asked.readInt());
        try (RemoteFile file = new RemoteFile(asked, said, asked.readLong())) {
            say(said, DONE, work(work).on(file, order));
        } catch (NotPlainException e) {
            say(said, NOT_PLAIN, new byte[0]);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Parsers meet what they do not expect with whatever comes.
            say(said, DAMAGED, new byte[0]);
        } catch (LinkageError | ReflectiveOperationException e) {
            say(said, FAULT, new byte[0]);
        } catch (VirtualMachineError e) {
            // As the machine itself does it, for those that libraries throw.
            Runtime.getRuntime().halt(1);
        }
        return true;
    }

    private static FileWork work(String name) throws ReflectiveOperationException {
        var constructor = Class.forName(name).asSubclass(FileWork.class).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    static void say(DataOutputStream said, int what, byte[] content) throws IOException {
        said.writeByte(what);
        said.writeInt(content.length);
        said.write(content);
        said.flush();
    }

    /** Also where the service is killed while a file keeps this process busy. */
    private static void endWithTheService() {
        ProcessHandle service = ProcessHandle.current().parent().orElseThrow();
        Thread watch = new Thread(() -> {
            while (service.isAlive()) {
                try {
                    TimeUnit.SECONDS.sleep(1);
                } catch (InterruptedException e) {
                    throw new UncheckedIOException(new IOException(e));
                }
            }
            Runtime.getRuntime().halt(1);
        });
        watch.setDaemon(true);
        watch.start();
    }
}
