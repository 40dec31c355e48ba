package dev.qingfeng.local.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qingfeng.local.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for trying things out on a local machine: one for each role of a person, and a few more people.
 *
 * @param note says to the reader of the file what it is
 * @param password of all of them
 */
public record DemoAccounts(String note, String password, List<Account> accounts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What everyone in the registry is. */
    private static final String CADRE = "cadre";

    /**
     * One account, which also has the role {@code cadre}.
     *
     * @param unitPath labels joined by dots, from the top of the unit tree
     * @param roles null for the one role that the account is named after
     */
    public record Account(
            String username,
            String staffNumber,
            String unitPath,
            @Nullable List<String> roles) {

        /** Whether it is the one that stands for its role. */
        public boolean isNamedAfterItsRole() {
            return roles == null;
        }

        ObjectNode representation(String password) {
            ObjectNode user = JSON.createObjectNode().put("username", username).put("enabled", true);
            user.put("firstName", "Demo").put("lastName", username);
            ObjectNode attributes = user.putObject("attributes");
            attributes.putArray("staff_number").add(staffNumber);
            attributes.putArray("unit_path").add(unitPath);
            user.putArray("credentials")
                    .addObject()
                    .put("type", "password")
                    .put("value", password)
                    .put("temporary", false);
            ArrayNode realmRoles = user.putArray("realmRoles");
            Stream.concat(roles == null ? Stream.of(username) : roles.stream(), Stream.of(CADRE))
                    .distinct()
                    .forEach(realmRoles::add);
            return user;
        }
    }

    /** Reads such a file. */
    public static DemoAccounts read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), DemoAccounts.class);
        } catch (JsonProcessingException e) {
            throw new Refusal("%s is not a list of accounts: %s".formatted(file, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
