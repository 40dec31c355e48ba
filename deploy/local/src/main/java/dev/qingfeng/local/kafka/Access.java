package dev.qingfeng.local.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.qingfeng.local.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/**
 * Who may write and read which topics, and as which consumer groups, as deploy/kafka/acls.yaml lists it. Reading a
 * topic includes describing it, and writing to it includes doing so idempotently. A name that ends in {@code *} stands
 * for all that begin so.
 *
 * @param services by name: who comes with a password
 * @param clients by client id: who comes with a token
 */
record Access(Map<String, Rights> services, Map<String, Rights> clients) {

    /** What one principal may do. */
    record Rights(List<String> groups, List<String> produces, List<String> consumes) {}

    static Access read(Path file) {
        try {
            return new YAMLMapper().readValue(Files.readString(file), Access.class);
        } catch (JsonProcessingException e) {
            throw new Refusal("%s is not a list of access rules: %s".formatted(file, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void apply(Admin admin) {
        Set<AclBinding> actual = existing(admin);
        Set<AclBinding> wanted = bindings();
        Set<AclBinding> missing = new HashSet<>(wanted);
        missing.removeAll(actual);
        Set<AclBinding> surplus = new HashSet<>(actual);
        surplus.removeAll(wanted);
        AdminCall.result(admin.createAcls(missing).all());
        AdminCall.result(
                admin.deleteAcls(surplus.stream().map(AclBinding::toFilter).toList())
                        .all());
        AdminCall.await("the access rules", () -> existing(admin).equals(wanted));
    }

    private static Set<AclBinding> existing(Admin admin) {
        return Set.copyOf(
                AdminCall.result(admin.describeAcls(AclBindingFilter.ANY).values()));
    }

    private Set<AclBinding> bindings() {
        Set<AclBinding> bindings = new HashSet<>();
        services.forEach((name, rights) ->
                bindings.addAll(bindings(new KafkaPrincipal(KafkaPrincipal.USER_TYPE, name), rights)));
        clients.forEach(
                (id, rights) -> bindings.addAll(bindings(new KafkaPrincipal(PrincipalBuilder.CLIENT, id), rights)));
        return bindings;
    }

    private static Set<AclBinding> bindings(KafkaPrincipal principal, Rights rights) {
        Set<AclBinding> bindings = new HashSet<>();
        rights.groups().forEach(group -> bindings.add(allow(principal, ResourceType.GROUP, group, AclOperation.READ)));
        rights.produces()
                .forEach(topic -> bindings.add(allow(principal, ResourceType.TOPIC, topic, AclOperation.WRITE)));
        rights.consumes()
                .forEach(topic -> bindings.add(allow(principal, ResourceType.TOPIC, topic, AclOperation.READ)));
        return bindings;
    }

    private static AclBinding allow(KafkaPrincipal principal, ResourceType type, String name, AclOperation operation) {
        ResourcePattern pattern = name.endsWith("*")
                ? new ResourcePattern(type, name.substring(0, name.length() - 1), PatternType.PREFIXED)
                : new ResourcePattern(type, name, PatternType.LITERAL);
        return new AclBinding(
                pattern, new AccessControlEntry(principal.toString(), "*", operation, AclPermissionType.ALLOW));
    }
}
