package io.loadline.feed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Values for every field of a message of a schema, from a seed, and its bytes. What a decoder makes of the bytes can then be asked about by
 * the names of the fields.
 */
public final class SbeValues {
    /** Says what a field must be, or null where anything that the schema allows will do. */
    @FunctionalInterface
    public interface Choice {
        Object of(String group, int entry, SbeSchema.Field field);
    }

    private final SbeSchema.Message message;
    private final Map<String, Object> block;
    private final Map<String, List<Map<String, Object>>> groups = new HashMap<>();

    public SbeValues(final SbeSchema.Message message, final int entries, final Random random, final Choice choice) {
        this.message = message;
        block = values(message.fields(), "", 0, random, choice);
        for (final SbeSchema.Group group : message.groups()) {
            final List<Map<String, Object>> values = new ArrayList<>();
            for (int i = 0; i < entries; i++) {
                values.add(values(group.fields(), group.name(), i, random, choice));
            }
            groups.put(group.name(), values);
        }
    }

    private static Map<String, Object> values(
            final List<SbeSchema.Field> fields,
            final String group,
            final int entry,
            final Random random,
            final Choice choice) {
        final Map<String, Object> values = new HashMap<>();
        for (final SbeSchema.Field field : fields) {
            final Object chosen = choice.of(group, entry, field);
            values.put(field.name(), chosen != null ? chosen : any(field, random));
        }
        return values;
    }

    private static Object any(final SbeSchema.Field field, final Random random) {
        if (field.text()) {
            return "T" + random.nextInt(10);
        }
        if (!field.values().isEmpty()) {
            return field.values().get(random.nextInt(field.values().size()));
        }
        if (field.size() >= 4 && random.nextInt(8) == 0 && field.nullValue() != 0) {
            return field.nullValue();
        }
        return (long) random.nextInt(field.first() == 1 ? 100 : 10_000);
    }

    /** The value of a field of the block. */
    public long number(final String field) {
        return (Long) block.get(field);
    }

    public String text(final String field) {
        return (String) block.get(field);
    }

    /** The values of the entries of a group. */
    public List<Map<String, Object>> entries(final String group) {
        return groups.getOrDefault(group, List.of());
    }

    /** The block, groups and fields of variable length; blocks and entries as much longer as asked for, as a later version would have them. */
    public byte[] bytes(final int longer) {
        final ByteBuffer out = ByteBuffer.allocate(60_000).order(ByteOrder.LITTLE_ENDIAN);
        put(out, message.fields(), block, message.blockLength() + longer);
        for (final SbeSchema.Group group : message.groups()) {
            final List<Map<String, Object>> entries = groups.get(group.name());
            final int dimension = out.position();
            out.putShort(dimension, (short) (group.entryLength() + longer));
            out.put(dimension + group.countOffset(), (byte) entries.size());
            out.position(dimension + group.dimension());
            for (final Map<String, Object> entry : entries) {
                put(out, group.fields(), entry, group.entryLength() + longer);
            }
        }
        for (int i = 0; i < message.data(); i++) {
            out.putShort((short) 2).put((byte) 'a').put((byte) 'b');
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void put(
            final ByteBuffer out,
            final List<SbeSchema.Field> fields,
            final Map<String, Object> values,
            final int length) {
        final int begin = out.position();
        for (int i = 0; i < length; i++) {
            out.put((byte) 0x5a);
        }
        for (final SbeSchema.Field field : fields) {
            final Object value = values.get(field.name());
            final int at = begin + field.offset();
            if (value instanceof final String text) {
                out.put(at, Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), field.size()));
            } else {
                for (int i = 0; i < field.size(); i++) {
                    // further numbers of a type, such as the exponent of a decimal, are -9
                    out.put(at + i, (byte) (i < field.first() ? (Long) value >> (8 * i) : -9));
                }
            }
        }
    }
}
