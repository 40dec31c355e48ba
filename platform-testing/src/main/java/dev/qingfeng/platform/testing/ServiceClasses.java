package dev.qingfeng.platform.testing;

import dev.qingfeng.platform.audit.AuditSealed;
import dev.qingfeng.platform.audit.AuditVerificationResource;
import dev.qingfeng.platform.outbox.EventType;
import dev.qingfeng.platform.problem.ProblemResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What one service is compiled to: the classes in the module's output folders below the service's package. */
final class ServiceClasses {

    private static final String SUFFIX = ".class";

    private final List<Class<?>> classes = new ArrayList<>();

    private ServiceClasses() {}

    /** Of the service whose root package holds the test class. */
    static ServiceClasses around(Class<?> test) {
        ServiceClasses found = new ServiceClasses();
        Path folder = Path.of(test.getPackageName().replace('.', '/'));
        for (Path output : List.of(Path.of("target", "classes"), Path.of("target", "test-classes"))) {
            if (Files.isDirectory(output.resolve(folder))) {
                found.addAll(output, folder);
            }
        }
        return found;
    }

    /** The event records, by type, that of the platform included. */
    List<Class<? extends Record>> events() {
        return Stream.concat(classes.stream(), Stream.of(AuditSealed.class))
                .filter(type -> type.isAnnotationPresent(EventType.class))
                .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
                .sorted(Comparator.comparing(type -> eventType(type).value()))
                .toList();
    }

    /** The methods that carry an {@link Operation}, those that the platform adds to each service included. */
    Stream<Method> operations() {
        return Stream.concat(classes.stream(), Stream.of(AuditVerificationResource.class, ProblemResource.class))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Operation.class));
    }

    static EventType eventType(Class<? extends Record> event) {
        return event.getAnnotation(EventType.class);
    }

    private void addAll(Path output, Path folder) {
        try (Stream<Path> files = Files.walk(output.resolve(folder))) {
            files.map(file -> output.relativize(file).toString())
                    .filter(name -> name.endsWith(SUFFIX) && !name.endsWith("package-info" + SUFFIX))
                    .sorted()
                    .forEach(name -> classes.add(load(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name, e);
        }
    }
}
