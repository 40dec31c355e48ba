package dev.qingfeng.platform.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import dev.qingfeng.platform.web.ImplausibleTimeException;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import dev.qingfeng.platform.web.StorableText;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Says where in a request a fault lies and of what kind it is, in our words and never in those of Java. */
@Singleton
public class RequestFaults {

    /** A constraint whose message is a code of ours, such as {@code "deadline-before-opening"}, keeps it. */
    private static final Pattern OWN_CODE = Pattern.compile("[a-z][a-z0-9-]*");

    private final Messages messages;

    RequestFaults(Messages messages) {
        this.messages = messages;
    }

    /** Whether a caller's input broke the constraints, rather than a result of ours or a bean deeper inside. */
    boolean inParameters(ConstraintViolationException violations, @Nullable Method resource) {
        return resource != null
                && violations.getConstraintViolations().stream().allMatch(violation -> parameter(violation) != null);
    }

    List<ProblemError> of(ConstraintViolationException violations, Method resource, Language language) {
        return violations.getConstraintViolations().stream()
                .map(violation -> error(pointer(violation, resource), violation, language))
                .sorted(Comparator.comparing(ProblemError::pointer, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(ProblemError::code))
                .toList();
    }

    /** The fault of one violation, found at the given pointer. */
    public ProblemError error(String pointer, ConstraintViolation<?> violation, Language language) {
        String code = code(violation);
        return ProblemError.at(pointer, code, detail(violation, code, language));
    }

    /** Stable code of a violation. */
    public String code(ConstraintViolation<?> violation) {
        if (OWN_CODE.matcher(violation.getMessageTemplate()).matches()) {
            return violation.getMessageTemplate();
        }
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Size" -> "wrong-length";
            case "Min", "Max", "Positive", "PositiveOrZero", "DecimalMin", "DecimalMax" -> "out-of-range";
            case "Pattern" -> "wrong-format";
            case "Past", "PastOrPresent" -> "not-in-past";
            case "Future", "FutureOrPresent" -> "not-in-future";
            default -> "invalid";
        };
    }

    /** The violation in the caller's language. */
    public String detail(ConstraintViolation<?> violation, String code, Language language) {
        var attributes = violation.getConstraintDescriptor().getAttributes();
        Object least = attributes.getOrDefault("min", attributes.getOrDefault("value", ""));
        Object most = attributes.getOrDefault("max", attributes.getOrDefault("value", ""));
        return messages.text(language, "error." + code, String.valueOf(least), String.valueOf(most));
    }

    ProblemError of(JsonMappingException fault, Language language) {
        String code = code(fault);
        return ProblemError.at(pointer(fault), code, messages.text(language, "error." + code));
    }

    /** Stable code of what could not be read. */
    public static String code(JsonMappingException fault) {
        if (fault instanceof PropertyBindingException) {
            return "unknown-field";
        }
        if (fault instanceof ImplausibleTimeException) {
            return "out-of-range";
        }
        return fault instanceof InvalidFormatException format ? code(format) : "wrong-type";
    }

    /** Query parameters that do not read as their type; empty if the fault was in the path. */
    List<ProblemError> inQuery(UriInfo uri, @Nullable Method resource, Language language) {
        if (resource == null || uri.getPathParameters().values().stream().anyMatch(values -> !pathFits(values))) {
            return List.of();
        }
        return Stream.of(resource.getParameters())
                .flatMap(RequestFaults::withFieldsOfBean)
                .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                .map(parameter -> parameter.getAnnotation(QueryParam.class).value())
                .filter(name -> uri.getQueryParameters().containsKey(name))
                .map(name ->
                        ProblemError.at("query:" + name, "wrong-type", messages.text(language, "error.wrong-type")))
                .toList();
    }

    private static Stream<AnnotatedElement> withFieldsOfBean(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Stream.of(parameter.getType().getDeclaredFields())
                : Stream.of(parameter);
    }

    private static boolean pathFits(List<String> values) {
        return values.stream().allMatch(value -> {
            try {
                return UUID.fromString(value) != null;
            } catch (IllegalArgumentException e) {
                return false;
            }
        });
    }

    private static String code(InvalidFormatException fault) {
        Class<?> target = fault.getTargetType();
        if (target != null && target.isEnum()) {
            return "unknown-value";
        }
        boolean unstorable = fault.getValue() instanceof String text && !StorableText.isStorable(text);
        return unstorable ? "forbidden-character" : "wrong-type";
    }

    private static String pointer(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(reference -> "/"
                        + (reference.getFieldName() == null ? reference.getIndex() : escape(reference.getFieldName())))
                .collect(Collectors.joining());
    }

    private static String pointer(ConstraintViolation<?> violation, Method resource) {
        Path.ParameterNode node = parameter(violation);
        if (node == null) {
            return "";
        }
        String rest = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .skip(2)
                .map(RequestFaults::segment)
                .collect(Collectors.joining());
        Parameter parameter = resource.getParameters()[node.getParameterIndex()];
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            return "query:" + parameter.getAnnotation(QueryParam.class).value();
        }
        if (parameter.isAnnotationPresent(PathParam.class)) {
            return "path:" + parameter.getAnnotation(PathParam.class).value();
        }
        if (parameter.isAnnotationPresent(HeaderParam.class)) {
            return "header:" + parameter.getAnnotation(HeaderParam.class).value();
        }
        return parameter.isAnnotationPresent(BeanParam.class) ? "query:" + rest.substring(1) : rest;
    }

    private static Path.@Nullable ParameterNode parameter(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() == ElementKind.PARAMETER)
                .map(node -> node.as(Path.ParameterNode.class))
                .findFirst()
                .orElse(null);
    }

    private static String segment(Path.Node node) {
        String index = node.isInIterable() && node.getIndex() != null ? "/" + node.getIndex() : "";
        boolean named = node.getName() != null && node.getKind() == ElementKind.PROPERTY;
        return index + (named ? "/" + escape(node.getName()) : "");
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
