package dev.qingfeng.platform.testing;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Which operations of a service come to call a method, by whatever way inside its code: so that a test of all of them needs no
 * list. Calls through an interface of the platform are not followed.
 */
public final class OperationsThatReach {

    private OperationsThatReach() {}

    /**
     * The operationIds.
     *
     * @param test whose package is the root of the service
     * @param method every method of this name
     */
    public static Set<String> method(Class<?> test, Class<?> owner, String method) {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(test.getPackageName());
        Set<JavaCodeUnit> reached = new HashSet<>();
        Deque<JavaCodeUnit> ahead = new ArrayDeque<>();
        service.get(owner).getMethods().stream()
                .filter(each -> each.getName().equals(method))
                .forEach(ahead::add);
        if (ahead.isEmpty()) {
            throw new AssertionError("%s has no method %s".formatted(owner, method));
        }
        Set<String> operations = new TreeSet<>();
        while (!ahead.isEmpty()) {
            JavaCodeUnit unit = ahead.remove();
            if (reached.add(unit)) {
                unit.tryGetAnnotationOfType(Operation.class)
                        .ifPresent(operation -> operations.add(operation.operationId()));
                unit.getAccessesToSelf().stream().map(JavaAccess::getOrigin).forEach(ahead::add);
            }
        }
        return operations;
    }
}
