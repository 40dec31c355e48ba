package dev.qingfeng.platform.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Lists as required what a record always has: every component that is not {@code @Nullable}. Without it a generated client
 * would take every field for optional.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RequiredProperties implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName LIST = DotName.createSimple(List.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);

    private final List<ClassInfo> records;

    /** Made by the build, with the index of the whole service. */
    public RequiredProperties(IndexView index) {
        records = index.getKnownClasses().stream()
                .filter(type -> type.isRecord() && type.name().toString().startsWith("dev.qingfeng."))
                .toList();
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas =
                api.getComponents() == null ? null : api.getComponents().getSchemas();
        if (schemas != null) {
            schemas.forEach(
                    (name, schema) -> record(name, schema).ifPresent(type -> schema.setRequired(alwaysThere(type))));
        }
    }

    /** By name and components; a generic record's schema has the name of its argument appended. */
    private Optional<ClassInfo> record(String name, Schema schema) {
        Set<String> properties = schema.getProperties() == null
                ? Set.of()
                : schema.getProperties().keySet();
        return records.stream()
                .filter(type -> type.typeParameters().isEmpty()
                        ? name.equals(schemaName(type))
                        : name.startsWith(type.simpleName()))
                .filter(type -> type.recordComponents().stream()
                        .map(RecordComponentInfo::name)
                        .collect(Collectors.toSet())
                        .equals(properties))
                .findFirst();
    }

    private static String schemaName(ClassInfo type) {
        return Optional.ofNullable(type.declaredAnnotation(SCHEMA))
                .map(schema -> schema.value("name"))
                .map(AnnotationValue::asString)
                .orElseGet(type::simpleName);
    }

    private static @Nullable List<String> alwaysThere(ClassInfo type) {
        boolean leavesOutEmptyLists = Optional.ofNullable(type.declaredAnnotation(INCLUDE))
                .map(AnnotationInstance::value)
                .filter(inclusion -> JsonInclude.Include.NON_EMPTY.name().equals(inclusion.asEnum()))
                .isPresent();
        List<String> names = type.recordComponentsInDeclarationOrder().stream()
                .filter(component -> !component.type().hasAnnotation(NULLABLE))
                .filter(component ->
                        !leavesOutEmptyLists || !component.type().name().equals(LIST))
                .map(RecordComponentInfo::name)
                .toList();
        return names.isEmpty() ? null : names;
    }
}
