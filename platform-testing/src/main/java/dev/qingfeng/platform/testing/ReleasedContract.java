package dev.qingfeng.platform.testing;

import dev.qingfeng.platform.testing.compatibility.Break;
import dev.qingfeng.platform.testing.compatibility.EventCompatibility;
import dev.qingfeng.platform.testing.compatibility.OpenApiCompatibility;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The last release of the module's contract, in {@code contract/released}, beside the present one. */
final class ReleasedContract {

    private static final String FOLDER = "released/";
    private static final String OPENAPI = "openapi.yaml";
    private static final String ASYNCAPI = "asyncapi.yaml";
    private static final String EVENTS = "events";
    private static final String SCHEMA = ".schema.json";

    private ReleasedContract() {}

    static boolean exists() {
        return ContractFile.named(FOLDER + OPENAPI).exists();
    }

    static boolean releasing() {
        return "release".equals(System.getProperty("contract"));
    }

    /** Promises of the release that the present contract does not keep, as sentences that name the file. */
    static List<String> breaks() {
        List<String> breaks = new ArrayList<>();
        name(
                OPENAPI,
                OpenApiCompatibility.breaks(
                        Documents.yaml(ContractFile.named(FOLDER + OPENAPI).read()),
                        Documents.yaml(ContractFile.named(OPENAPI).read())),
                breaks);
        name(
                ASYNCAPI,
                EventCompatibility.breaksOfAsyncApi(
                        Documents.yaml(ContractFile.named(FOLDER + ASYNCAPI).read()),
                        Documents.yaml(ContractFile.named(ASYNCAPI).read())),
                breaks);
        for (String schema : schemas(FOLDER + EVENTS)) {
            ContractFile present = ContractFile.named(EVENTS + "/" + schema);
            if (present.exists()) {
                name(
                        EVENTS + "/" + schema,
                        EventCompatibility.breaksOfPayload(
                                Documents.json(ContractFile.named(FOLDER + EVENTS + "/" + schema)
                                        .read()),
                                Documents.json(present.read())),
                        breaks);
            } else {
                breaks.add(EVENTS + "/" + schema + ": the event is gone");
            }
        }
        return breaks;
    }

    /** Makes the present contract the release. */
    static void release() {
        copy(OPENAPI);
        copy(ASYNCAPI);
        schemas(EVENTS).forEach(schema -> copy(EVENTS + "/" + schema));
    }

    private static void copy(String name) {
        ContractFile.named(FOLDER + name).write(ContractFile.named(name).read());
    }

    private static Set<String> schemas(String folder) {
        Set<String> names = new TreeSet<>(ContractFile.namesIn(folder));
        names.removeIf(name -> !name.endsWith(SCHEMA));
        return names;
    }

    private static void name(String file, List<Break> found, Collection<String> breaks) {
        found.forEach(each -> breaks.add(file + ": " + each));
    }
}
