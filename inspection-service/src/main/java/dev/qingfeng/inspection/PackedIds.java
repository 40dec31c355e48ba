package dev.qingfeng.inspection;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ids of thousands of rows that a query brings as one value, 16 bytes each: as rows, or as an array's texts, they cost more than the query. */
public final class PackedIds {

    private PackedIds() {}

    /** What a query selects for these columns of the rows that it groups: of each row its ids, one after the other. */
    public static String of(String... columns) {
        return Stream.of(columns)
                .map("uuid_send(%s)"::formatted)
                .collect(Collectors.joining(" || ", "string_agg(", ", '')"));
    }

    /** All of them, in the order of the rows and of the columns. */
    public static List<UUID> unpack(byte[] packed) {
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        List<UUID> ids = new ArrayList<>(packed.length / (2 * Long.BYTES));
        while (bytes.hasRemaining()) {
            ids.add(new UUID(bytes.getLong(), bytes.getLong()));
        }
        return ids;
    }
}
