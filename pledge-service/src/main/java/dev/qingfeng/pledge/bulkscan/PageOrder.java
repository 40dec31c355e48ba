package dev.qingfeng.pledge.bulkscan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of {@link PageWork}.
 *
 * @param codes what the codes on the pages say, else the pages themselves
 * @param indexes of the pages, from 0
 */
record PageOrder(boolean codes, float dpi, List<Integer> indexes) {

    byte[] bytes() {
        ByteBuffer order = ByteBuffer.allocate(1 + Float.BYTES + Integer.BYTES * indexes.size());
        order.put((byte) (codes ? 1 : 0)).putFloat(dpi);
        indexes.forEach(order::putInt);
        return order.array();
    }

    static PageOrder of(byte[] bytes) {
        ByteBuffer order = ByteBuffer.wrap(bytes);
        boolean codes = order.get() == 1;
        float dpi = order.getFloat();
        List<Integer> indexes = new ArrayList<>();
        while (order.hasRemaining()) {
            indexes.add(order.getInt());
        }
        return new PageOrder(codes, dpi, indexes);
    }
}
