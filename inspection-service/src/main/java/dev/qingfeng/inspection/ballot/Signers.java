package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lines for the signatures of those who watched over a round, as documents have them. */
@Singleton
class Signers {

    private final ScrutineersAndTellersRepository people;
    private final Registry registry;
    private final Messages messages;

    Signers(ScrutineersAndTellersRepository people, Registry registry, Messages messages) {
        this.people = people;
        this.registry = registry;
        this.messages = messages;
    }

    /** As the template names it. */
    public record Signer(String task, String name) {}

    /** Scrutineers, and after them tellers. */
    List<Signer> of(BallotRound round, Language language) {
        ScrutineersAndTellers named = people.findById(round.meetingId());
        List<Signer> signers = new ArrayList<>();
        if (named != null) {
            Map<UUID, String> names = names(named.all());
            String scrutineer = messages.text(language, "document.ballot-protocol.scrutineer");
            String teller = messages.text(language, "document.ballot-protocol.teller");
            named.scrutineers().forEach(id -> signers.add(new Signer(scrutineer, name(names, id))));
            named.tellers().forEach(id -> signers.add(new Signer(teller, name(names, id))));
        }
        return signers;
    }

    /** What these cadres are called now, by the id that is asked for. */
    Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, RegistryCadre> known = registry.people(ids);
        return known.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, person -> person.getValue().name()));
    }

    private static String name(Map<UUID, String> names, UUID id) {
        return Objects.requireNonNullElse(names.get(id), "");
    }
}
