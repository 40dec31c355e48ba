package dev.qingfeng.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/**
 * A round of secret ballots as it goes in a hall: three fetch their keys, slips are printed and drawn, people vote at their desks, and
 * two of the three open the box; the protocol is signed, and the round certified. Slips and keys are read off the paper.
 */
public final class SampleBallots {

    /** Demo accounts, of three departments. */
    static final List<String> KEY_HOLDERS = List.of("key-holder", "key-holder-2", "key-holder-3");

    private static final String ROUNDS = "/inspection/v1/ballot-rounds";
    private static final String ALPHABET = "[0-9A-HJKMNP-TV-Z]";
    private static final Pattern CREDENTIAL = Pattern.compile("(?:%1$s{5}-){3}%1$s{5}".formatted(ALPHABET));
    private static final Pattern SHEET_LINE = Pattern.compile("(?m)^(?:%1$s{4} ){3}%1$s{4}$".formatted(ALPHABET));
    private static final String PURPOSE = "qingfeng key sheet 1";
    private static final long SEED = 7;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<String, ServiceClient> as;
    private final ServiceClient desk;
    private final ServiceClient officer;
    private final Random random = new Random(SEED);

    /**
     * Ballots of one service.
     *
     * @param as a client for a demo account
     * @param desk a client that says not who it is
     */
    SampleBallots(Function<String, ServiceClient> as, ServiceClient desk) {
        this.as = as;
        this.desk = desk;
        this.officer = as.apply("organization-officer");
    }

    /**
     * Ballots of one service, with connections and tokens of their own.
     *
     * @param inspectionUrl of the service, without a slash at the end
     * @param tokenOf the token of a demo account
     */
    public static SampleBallots of(String inspectionUrl, UnaryOperator<String> tokenOf) {
        return new SampleBallots(
                account -> new ServiceClient(inspectionUrl, tokenOf.apply(account)),
                new ServiceClient(inspectionUrl, null));
    }

    /**
     * A round in whose only sitting people may vote.
     *
     * @param sheets the private halves of the keys, in the order of {@link #KEY_HOLDERS}
     * @param credentials of the slips that were drawn
     */
    public record Opened(String id, List<String> sheets, List<String> credentials, String deskCode) {

        private String path() {
            return ROUNDS + "/" + id;
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Opened";
        }
    }

    /**
     * An attempt to open the box of a round.
     *
     * @param publicKey in Base64
     */
    public record Attempt(String id, String publicKey) {}

    /**
     * Holds the first round of a meeting; its id.
     *
     * @param holders the ids of the cadres of {@link #KEY_HOLDERS}
     * @param watching the ids of two scrutineers and two tellers
     * @param voters how many of the class vote; one slip more is printed, and returned
     */
    String hold(
            String meeting,
            String form,
            List<String> holders,
            List<String> watching,
            String attendeeClass,
            int voters) {
        ObjectNode named = JSON.createObjectNode();
        holders.forEach(named.putArray("cadreIds")::add);
        officer.change("/inspection/v1/meetings/%s/key-holders".formatted(meeting), null, named)
                .accepted();
        ObjectNode watch = JSON.createObjectNode();
        watching.subList(0, 2).forEach(watch.putArray("scrutineerIds")::add);
        watching.subList(2, 4).forEach(watch.putArray("tellerIds")::add);
        officer.change("/inspection/v1/meetings/%s/scrutineers-and-tellers".formatted(meeting), null, watch)
                .accepted();
        Opened round = open(meeting, form, attendeeClass, voters);
        round.credentials().forEach(credential -> vote(round, credential));
        seal(round);
        count(round);
        change(
                round.path(),
                "/certification",
                JSON.createObjectNode().put("protocolSigned", true).put("sheetsShredded", true));
        return round.id();
    }

    /**
     * Drafts a round of a meeting whose key-holders, scrutineers and tellers are named, and opens it.
     *
     * @param voters how many of the class draw a slip; one more is printed, and returned
     */
    public Opened open(String meeting, String form, String attendeeClass, int voters) {
        ObjectNode draft = JSON.createObjectNode().put("meetingId", meeting).put("formId", form);
        draft.putArray("sittings").add("礼堂");
        String id = officer.postJson(ROUNDS, draft).accepted().required("id").asText();
        String round = ROUNDS + "/" + id;
        List<String> sheets = KEY_HOLDERS.stream()
                .map(holder -> sheet(as.apply(holder).print(round + "/keys", JSON.createObjectNode())))
                .toList();
        List<String> credentials = slips(round, attendeeClass, voters + 1);
        ObjectNode returned = JSON.createObjectNode();
        returned.putArray("credentials").add(credentials.get(voters));
        change(round, "/sittings/1/returned-slips", returned);
        ObjectNode drawn = JSON.createObjectNode();
        drawn.putArray("drawn").addObject().put("attendeeClass", attendeeClass).put("count", voters);
        change(round, "/sittings/1/opening", drawn);
        String deskCode = officer.get("/inspection/v1/meetings/%s/desk-code".formatted(meeting))
                .required("deskCode")
                .asText();
        return new Opened(id, sheets, credentials.subList(0, voters), deskCode);
    }

    /** Ends the sitting and seals the box. */
    public void seal(Opened round) {
        change(round.path(), "/sittings/1/end", JSON.createObjectNode());
        change(round.path(), "/sealing", JSON.createObjectNode());
    }

    /** Has the first and the third of those who hold the keys open the box, and waits until it is counted. */
    public void count(Opened round) {
        Attempt attempt = begin(round);
        handIn(round, attempt, 1);
        handIn(round, attempt, 3);
        Sample.await(() -> officer.get(round.path() + "/box-openings/" + attempt.id())
                .path("outcome")
                .asText()
                .equals("COUNTED"));
    }

    /** Begins to open the box of a round that is sealed. */
    public Attempt begin(Opened round) {
        JsonNode opening = officer.postJson(round.path() + "/box-openings", JSON.createObjectNode())
                .accepted();
        return new Attempt(
                opening.required("id").asText(), opening.required("publicKey").asText());
    }

    /**
     * Hands in a key.
     *
     * @param holder from 1
     */
    public void handIn(Opened round, Attempt attempt, int holder) {
        byte[] sealed = seal(
                Base64.getDecoder().decode(attempt.publicKey()),
                UUID.fromString(round.id()),
                holder,
                round.sheets().get(holder - 1));
        ObjectNode key =
                JSON.createObjectNode().put("sealedSheet", Base64.getEncoder().encodeToString(sealed));
        as.apply(KEY_HOLDERS.get(holder - 1))
                .postJson(round.path() + "/box-openings/" + attempt.id() + "/keys", key)
                .accepted();
    }

    private void change(String round, String what, ObjectNode body) {
        officer.change(round + what, officer.read(round).entityTag(), body).accepted();
    }

    private List<String> slips(String round, String attendeeClass, int count) {
        ObjectNode wanted = JSON.createObjectNode();
        wanted.putArray("slips").addObject().put("attendeeClass", attendeeClass).put("count", count);
        return CREDENTIAL
                .matcher(text(officer.print(round + "/sittings/1/slips", wanted)))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String sheet(byte[] pdf) {
        return SHEET_LINE.matcher(text(pdf)).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll(" +(?=\\R)", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Votes with a slip, mostly well of everybody, as people do; the codes, by their positions. */
    public List<String> vote(Opened round, String credential) {
        ObjectNode slip = JSON.createObjectNode().put("credential", credential).put("deskCode", round.deskCode());
        JsonNode paper = desk.postJson("/inspection/v1/ballots/paper", slip).accepted();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < paper.required("positions").asInt(); i++) {
            codes.add("00");
        }
        paper.required("questions")
                .forEach(question -> question.required("places").forEach(place -> {
                    JsonNode choices = place.required("choices");
                    int choice = Math.min(random.nextInt(3), choices.size() - 1);
                    if (question.required("kind").asText().equals("RATE")) {
                        codes.set(
                                place.required("position").asInt(),
                                choices.get(choice).required("code").asText());
                    }
                }));
        ArrayNode filled = slip.putArray("codes");
        codes.forEach(filled::add);
        desk.postJson("/inspection/v1/ballots", slip).accepted();
        return codes;
    }

    /** As the contract of the API tells key-holders' devices to. */
    private static byte[] seal(byte[] publicKey, UUID round, int holder, String sheet) {
        byte[] purpose = PURPOSE.getBytes(StandardCharsets.US_ASCII);
        byte[] info = ByteBuffer.allocate(purpose.length + 18)
                .put(purpose)
                .put((byte) 0)
                .putLong(round.getMostSignificantBits())
                .putLong(round.getLeastSignificantBits())
                .put((byte) holder)
                .array();
        HPKEContextWithEncapsulation sender = new HPKE(
                        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256)
                .setupBaseS(new X25519PublicKeyParameters(publicKey), info);
        try {
            byte[] ciphertext = sender.seal(new byte[0], sheet.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(sender.getEncapsulation().length + ciphertext.length)
                    .put(sender.getEncapsulation())
                    .put(ciphertext)
                    .array();
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("A sheet could not be sealed", e);
        }
    }
}
