package dev.qingfeng.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.local.sample.SampleCity.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What of the sample is written by hand: units, the cycle, the texts of the pledges, and the accounts of a few
 * people who have no demo account.
 *
 * @param folder such as {@code deploy/local/sample}
 */
public record SampleFiles(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static SampleFiles in(Path folder) {
        return new SampleFiles(folder);
    }

    /** The units, those above before those below. */
    public List<Unit> units() {
        return unitRows()
                .lines()
                .skip(1)
                .map(row -> row.split(",", -1))
                .map(cells -> new Unit(cells[0], cells[1], cells[2]))
                .toList();
    }

    String unitRows() {
        return read("units.csv");
    }

    /** The cycle: its code, by which it is found again, its name and the path of its city. */
    List<String> cycle() {
        return List.of(
                read("cycles.csv").lines().skip(1).findFirst().orElseThrow().split(",", -1));
    }

    String accountRows() {
        return read("accounts.csv");
    }

    String cycleCode() {
        return cycle().get(0);
    }

    JsonNode pledgeTexts() {
        try {
            return JSON.readTree(read("pledge-texts.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
