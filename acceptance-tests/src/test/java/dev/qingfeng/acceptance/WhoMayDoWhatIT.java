package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.local.RunningSystem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each operation of each service lets in whom its contract names, and nobody else, with Keycloak's own tokens. */
@ExtendWith(QingfengExtension.class)
class WhoMayDoWhatIT {

    private final List<Operation> operations;
    private final Qingfeng qingfeng;

    WhoMayDoWhatIT(Qingfeng qingfeng) {
        this.qingfeng = qingfeng;
        this.operations = Operation.all();
    }

    @Test
    void theContractsNameTheOperationsThatMatterMost() {
        assertThat(operations)
                .extracting(Operation::id)
                .contains("importUnits", "adoptText", "openCampaign", "listCadres", "getCoverage", "signPledge");
    }

    @Test
    void eachAccountIsLetInWhereTheContractNamesARoleOfIts() {
        SoftAssertions each = new SoftAssertions();
        qingfeng.accounts().roles().forEach((account, roles) -> {
            operations.parallelStream().forEach(operation -> {
                Answer answer = operation.attempt(qingfeng.as(account, operation.service()));
                boolean mayDoIt = operation.isPublic() || !Collections.disjoint(operation.roles(), roles);
                if (mayDoIt) {
                    each.assertThat(answer.status())
                            .as("%s as %s: %s", operation, account, answer)
                            .isNotIn(401, 403)
                            .isLessThan(500);
                } else {
                    each.assertThat(answer.status())
                            .as("%s as %s: %s", operation, account, answer)
                            .isEqualTo(403);
                    each.assertThat(answer.code()).isEqualTo("forbidden");
                }
            });
        });
        each.assertAll();
    }

    @Test
    void nobodyIsLetInWithoutAToken() {
        refusedWith(Map.of());
    }

    @Test
    void nobodyIsLetInWithWhatIsNoToken() {
        refusedWith(bearer("nonsense"));
        refusedWith(Map.of("Authorization", "Basic " + encoded("cadre:demo")));
    }

    @Test
    void nobodyIsLetInWithATokenThatWasChanged() {
        String[] token = qingfeng.accounts().token("registry-admin").split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8);
        String lasting = claims.replaceFirst("\"exp\":\\d+", "\"exp\":4102444800");
        assertThat(lasting).isNotEqualTo(claims);
        refusedWith(bearer(token[0] + "." + encoded(lasting) + "." + token[2]));
        refusedWith(bearer(encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + token[1] + "."));
    }

    @Test
    void nobodyIsLetInWithATokenForKafka() {
        RunningSystem.Keycloak keycloak = qingfeng.parts().keycloak();
        refusedWith(bearer(qingfeng.accounts().clientToken(keycloak.consumerId(), keycloak.consumerSecret())));
    }

    private void refusedWith(Map<String, String> headers) {
        SoftAssertions each = new SoftAssertions();
        operations.parallelStream().filter(operation -> !operation.isPublic()).forEach(operation -> {
            Answer answer =
                    operation.attempt(qingfeng.anonymously(operation.service()).with(headers));
            each.assertThatCode(() -> assertThat(
                                    answer.refused(401).required("code").asText())
                            .isEqualTo("unauthenticated"))
                    .as("%s with %s", operation, headers)
                    .doesNotThrowAnyException();
        });
        each.assertAll();
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
