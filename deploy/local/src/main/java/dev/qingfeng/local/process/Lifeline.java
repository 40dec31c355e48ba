package dev.qingfeng.local.process;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Runs another main class in a child JVM that ends when its parent does, even when the parent was killed: the operating
 * system then closes the pipe that is this JVM's standard input.
 */
public final class Lifeline {
    private Lifeline() {}

    /** The arguments of a java command that runs this main class on its own class path, in such a child. */
    public static List<String> command(String classPath, String mainClass) {
        return List.of("-cp", location() + File.pathSeparator + classPath, Lifeline.class.getName(), mainClass);
    }

    // Our jar has no class path in its manifest, or our libraries would come before the child's own.
    private static String location() {
        try {
            return Path.of(Lifeline.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first argument is the main class to run, the rest are its own. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watch = new Thread(Lifeline::exitWithParent, "lifeline");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(args[0] + " failed", e.getCause());
        }
    }

    private static void exitWithParent() {
        try {
            while (System.in.read() >= 0) {
                // The parent never writes; only the end of the stream matters.
            }
        } catch (IOException e) {
            System.err.println("Lost the parent process: " + e);
        }
        System.exit(0);
    }
}
