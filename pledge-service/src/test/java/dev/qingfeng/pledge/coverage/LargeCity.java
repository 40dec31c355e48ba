package dev.qingfeng.pledge.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import dev.qingfeng.pledge.RegistryOfTests;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A city of so many units and signers for benchmarks, with the shares of categories that the report has. The replica is filled by
 * SQL as the registry's topics would leave it; the pledges are made by the service.
 */
final class LargeCity implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final List<String> FEW =
            List.of("ORGANISATION_STAFF", "TOWNSHIP_SECRETARY", "INSPECTION_TEAM_MEMBER");

    final RegistryOfTests registry = new RegistryOfTests();
    final int units;
    final int signers;
    final RegistryOfTests.Text text;
    private final String officer;

    LargeCity(int units, int signers) {
        this.units = units;
        this.signers = signers;
        registry.founded();
        text = registry.adoptText("LEADING_CADRE");
        officer = Token.of("organization-officer")
                .staffNumber(registry.staff("1"))
                .unitPath(registry.path)
                .sign();
        // Of thirty units each, one is that to which the others belong.
        Database.execute("""
                insert into registry_unit (id, epoch, version, path, name, kind)
                select gen_random_uuid(), 1, 0,
                  case when i % 30 = 0 then format('%s.k%s', ?, i / 30) else format('%s.k%s.u%s', ?, i / 30, i) end::ltree,
                  '某鎮', 'TOWN'
                from generate_series(0, ? - 1) i""", registry.path, registry.path, units);
        Database.execute("""
                with unit as (
                  select id, row_number() over (order by path) - 1 as n from registry_unit where path ~ (? || '.k*.*')::lquery)
                insert into signer (id, epoch, version, staff_number, name, unit_id, categories)
                select gen_random_uuid(), 1, 0, ? || i, '某某', unit.id,
                  array_remove(array['LEADING_CADRE', case when i % 16 = 0 then 'ORGANISATION_STAFF' end,
                    case when i < ? then 'TOWNSHIP_SECRETARY' end,
                    case when i % 31 = 0 then 'INSPECTION_TEAM_MEMBER' end], null)
                from generate_series(0, ? - 1) i join unit on unit.n = i % ?""", registry.path, registry.staff(""), units, signers, units);
        // As the database does by itself, a minute after so many rows have come.
        Database.execute("analyze registry_unit");
        Database.execute("analyze signer");
    }

    /** Opens the campaign of all signers; they become due in its transaction. */
    void openCampaign() throws IOException, InterruptedException {
        HttpRequest opening = request("/pledge/v1/campaigns")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"cycleId\":\"%s\",\"category\":\"LEADING_CADRE\",\"textId\":\"%s\",\"deadline\":\"2199-12-31\"}"
                                .formatted(registry.cycle, text.id())))
                .build();
        assertThat(CLIENT.send(opening, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(201);
    }

    void openOtherCampaigns() {
        FEW.forEach(category -> registry.openCampaign(
                        category, registry.adoptText(category).id(), "2199-12-31")
                .statusCode(201));
    }

    /** As half of them would have signed in the last thirty days, and every secretary. */
    void signHalf() {
        Database.execute("""
                update pledge p set state = 'SIGNED', version = 1, text_id = t.id, text_edition = t.edition, text_hash = t.hash,
                  method = 'ELECTRONIC', signed_at = now() - abs(hashtext(p.staff_number) % 30) * interval '1 day',
                  recorded_at = now()
                from pledge_campaign c join pledge_text t on t.id = c.text_id
                where c.id = p.campaign_id and p.cycle_id = ?
                  and (hashtext(p.id::text) % 2 = 0 or p.category = 'TOWNSHIP_SECRETARY')""", registry.cycle);
    }

    /**
     * As it is when the transition is well under way: every secretary's pledge is printed, of a hundred on a page; a team inspects thirty
     * units, of a small city three; in most of them its leader has pledged publicly; each unit has three months of questionnaires.
     */
    void inspectAndPrint() {
        Database.execute("""
                with page as (
                  select row_number() over () as number, array_agg(id) as pledge_ids
                  from (select id, row_number() over (order by id) / 100 as n from pledge
                    where cycle_id = ? and category = 'TOWNSHIP_SECRETARY' and state = 'SIGNED') as p
                  group by n
                ), identified as (select gen_random_uuid() as id, page.* from page
                ), printed as (insert into publication (id, version, cycle_id) select id, 0, ? from identified)
                insert into publication_record (publication_id, ordinal, newspaper, issue_date, page, pledge_ids, recorded_at)
                select id, 0, '某日報', current_date, number::text, pledge_ids, now() from identified""", registry.cycle, registry.cycle);
        Database.execute("""
                with unit as (
                  select id, row_number() over (order by path) as n from registry_unit where path ~ (? || '.k*.*')::lquery
                ), member as (
                  select id, row_number() over (order by id) as n from signer
                  where staff_number like ? || '%' and 'INSPECTION_TEAM_MEMBER' = any(categories)
                ), team as (select n from generate_series(0, ? - 1) n)
                insert into inspection_team (id, epoch, version, gone, cycle_id, leader_id, member_ids, unit_ids)
                select gen_random_uuid(), 1, 0, false, ?, (members.ids)[1], members.ids, units.ids
                from team
                  cross join lateral (select array_agg(m.id) as ids from member m where m.n / 6 = team.n) as members
                  cross join lateral (select array_agg(u.id) as ids from unit u where u.n % ? = team.n) as units""", registry.path, registry.staff(""), teams(), registry.cycle, teams());
        Database.execute("""
                insert into public_pledge (id, version, cycle_id, unit_id, team_id, leader_id, witness_id, place, text_id, text_edition,
                  text_hash, occurred_at, recorded_at)
                select gen_random_uuid(), 0, t.cycle_id, unit.id, t.id, gen_random_uuid(), gen_random_uuid(), '禮堂', x.id, x.edition,
                  x.hash, now(), now()
                from inspection_team t cross join lateral unnest(t.unit_ids) with ordinality as unit (id, n)
                  join pledge_text x on x.cycle_id = t.cycle_id and x.category = 'INSPECTION_TEAM_MEMBER'
                where t.cycle_id = ? and unit.n % 4 > 0""", registry.cycle);
        Database.execute("""
                insert into awareness_rate (id, epoch, version, gone, cycle_id, unit_id, asked, aware)
                select gen_random_uuid(), 1, 0, false, ?, u.id, 60, 57
                from registry_unit u, generate_series(1, 3) where u.path ~ (? || '.k*.*')::lquery""", registry.cycle, registry.path);
    }

    private int teams() {
        return Math.max(7, units / 30);
    }

    /** The numbers of the signers by the ids of their pledges. */
    Map<String, String> pledges() {
        Map<String, String> pledges = new HashMap<>();
        rows("select id, staff_number from pledge where cycle_id = ?", registry.cycle)
                .forEach(pledge -> pledges.put(pledge.get(0), pledge.get(1)));
        return pledges;
    }

    /** Those that have signers. */
    List<UUID> unitIds() {
        return rows("select distinct unit_id, null from pledge where cycle_id = ?", registry.cycle).stream()
                .map(unit -> UUID.fromString(unit.get(0)))
                .toList();
    }

    String coverage(String question) {
        return "/pledge/v1/cycles/" + registry.cycle + "/coverage" + question;
    }

    /** A request with the officer's token, who sees the whole city. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + officer);
    }

    static URI address(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    /** What a stream says, as long as it lasts. */
    static Stream<String> lines(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** The answer's bytes. */
    int read(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().length;
    }

    private static List<List<String>> rows(String query, UUID cycle) {
        try (Connection connection = Database.superuser();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, cycle);
            List<List<String>> rows = new ArrayList<>();
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                rows.add(Arrays.asList(found.getString(1), found.getString(2)));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    @Override
    public void close() {
        registry.close();
    }
}
