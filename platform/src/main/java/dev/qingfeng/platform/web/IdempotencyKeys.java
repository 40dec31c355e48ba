package dev.qingfeng.platform.web;

import dev.qingfeng.platform.lock.TransactionLock;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The answers kept for a day; read and written in the transaction of the effect that they report. */
@Singleton
class IdempotencyKeys {

    private final EntityManager entities;
    private final TransactionLock lock;
    private final RecordedTime time;

    IdempotencyKeys(EntityManager entities, TransactionLock lock, RecordedTime time) {
        this.entities = entities;
        this.lock = lock;
        this.time = time;
    }

    /** One use of a key: whose it is and what was asked. */
    record Use(String caller, String key, String fingerprint) {

        /** Says where the caller ends, so that no other caller's key makes the same name. */
        String name() {
            return "idempotency " + caller.length() + " " + caller + " " + key;
        }
    }

    /** What was answered; only what a repeated answer needs to be the same. */
    record Answer(
            int status, @Nullable String location, @Nullable String entityTag, String body) {

        static Answer of(RestResponse<?> response, String body) {
            return new Answer(
                    response.getStatus(),
                    response.getHeaderString(HttpHeaders.LOCATION),
                    response.getHeaderString(HttpHeaders.ETAG),
                    body);
        }

        RestResponse<String> toResponse() {
            RestResponse.ResponseBuilder<String> response = RestResponse.ResponseBuilder.<String>create(status)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                    .entity(body);
            if (location != null) {
                response.header(HttpHeaders.LOCATION, location);
            }
            if (entityTag != null) {
                response.header(HttpHeaders.ETAG, entityTag);
            }
            return response.build();
        }
    }

    /** Refuses with 409 while another request with this key is under way: waiting on the row's index could not say so. */
    void lock(Use use) {
        if (!lock.tryTake(use.name())) {
            throw ProblemException.of(PlatformProblem.REQUEST_IN_FLIGHT);
        }
    }

    /** Refuses with 422 when the key was used for another request. */
    Optional<Answer> find(Use use) {
        List<?> rows = entities.createNativeQuery("""
                        select fingerprint, status, location, entity_tag, body from idempotency_key
                        where caller = :caller and key = :key and created_at > now() - interval '24 hours'""", Tuple.class)
                .setParameter("caller", use.caller())
                .setParameter("key", use.key())
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Tuple row = (Tuple) rows.get(0);
        if (!use.fingerprint().equals(row.get("fingerprint", String.class))) {
            throw ProblemException.of(PlatformProblem.IDEMPOTENCY_KEY_REUSED);
        }
        return Optional.of(new Answer(
                row.get("status", Number.class).intValue(),
                row.get("location", String.class),
                row.get("entity_tag", String.class),
                row.get("body", String.class)));
    }

    void keep(Use use, Answer answer) {
        entities.createNativeQuery("""
                        insert into idempotency_key (caller, key, fingerprint, status, location, entity_tag, body, created_at)
                        values (:caller, :key, :fingerprint, :status, cast(:location as text), cast(:tag as text), :body,
                          :time)
                        on conflict (caller, key) do update set fingerprint = excluded.fingerprint,
                          status = excluded.status, location = excluded.location, entity_tag = excluded.entity_tag,
                          body = excluded.body, created_at = excluded.created_at""")
                .setParameter("caller", use.caller())
                .setParameter("key", use.key())
                .setParameter("fingerprint", use.fingerprint())
                .setParameter("status", answer.status())
                .setParameter("location", answer.location())
                .setParameter("tag", answer.entityTag())
                .setParameter("body", answer.body())
                .setParameter("time", time.roundedUp())
                .executeUpdate();
    }

    @Scheduled(every = "${qingfeng.idempotency-keys-interval}", delayed = "5m", identity = "forget-idempotency-keys")
    @Transactional
    void forgetOldKeys() {
        entities.createNativeQuery("delete from idempotency_key where created_at < now() - interval '24 hours'")
                .executeUpdate();
    }
}
