package io.scaleguide.practice.api.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the fields of a protobuf message into a map; unknown ones are kept, so that the caller decides. */
final class ProtobufReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private int at;

    private ProtobufReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Field number to its values: {@code Long} for numbers, {@code byte[]} for everything else. */
    static Map<Integer, List<Object>> read(byte[] bytes) {
        ProtobufReader reader = new ProtobufReader(bytes);
        Map<Integer, List<Object>> fields = new LinkedHashMap<>();
        while (reader.at < bytes.length) {
            long tag = reader.varint();
            Object value = reader.value((int) (tag & 7));
            fields.computeIfAbsent((int) (tag >>> 3), ignored -> new ArrayList<>())
                    .add(value);
        }
        return fields;
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Object value(int wireType) {
        return switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> slice(8);
            case LENGTH -> slice(Math.toIntExact(varint()));
            case FIXED32 -> slice(4);
            default -> throw new IllegalArgumentException("unknown protobuf wire type " + wireType);
        };
    }

    private byte[] slice(int length) {
        if (length < 0 || length > bytes.length - at) {
            throw new IllegalArgumentException("the protobuf message ends too early");
        }
        byte[] slice = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return slice;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= bytes.length) {
                throw new IllegalArgumentException("the protobuf message ends too early");
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a protobuf number is too long");
    }
}
