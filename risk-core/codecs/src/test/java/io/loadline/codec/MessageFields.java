package io.loadline.codec;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sets and reads every field of a message by its generated codec; a field's value follows from its id alone. */
final class MessageFields {
    private static final int GROUP_ENTRIES = 2;

    private MessageFields() {}

    /** Sets every field of a flyweight, those of composites and groups included. */
    static void fill(final Object encoder, final int salt) throws ReflectiveOperationException {
        for (final String field : fields(encoder.getClass())) {
            final int seed = salt + id(encoder.getClass(), field);
            final Method group = group(encoder.getClass(), field);
            final Method composite = method(encoder.getClass(), field);
            if (group != null) {
                final Object entries = group.invoke(encoder, GROUP_ENTRIES);
                for (int i = 0; i < GROUP_ENTRIES; i++) {
                    entries.getClass().getMethod("next").invoke(entries);
                    fill(entries, seed + 16 * (i + 1));
                }
            } else if (composite != null) {
                fill(composite.invoke(encoder), seed);
            } else {
                set(encoder, field, seed);
            }
        }
    }

    private static void set(final Object encoder, final String field, final int seed)
            throws ReflectiveOperationException {
        final Method array = method(encoder.getClass(), field, int.class, short.class);
        final Method text = method(encoder.getClass(), field, String.class);
        if (array != null) {
            final int length =
                    (int) encoder.getClass().getMethod(field + "Length").invoke(null);
            for (int i = 0; i < length; i++) {
                array.invoke(encoder, i, (short) (seed + i));
            }
        } else if (text != null) {
            text.invoke(encoder, "t" + seed);
        } else {
            final Method setter = setter(encoder.getClass(), field);
            setter.invoke(encoder, value(setter.getParameterTypes()[0], seed));
        }
    }

    /** Reads every field back. @return a line for each that is not what {@link #fill} set */
    static List<String> differences(final Object decoder, final int salt) throws ReflectiveOperationException {
        final List<String> differences = new ArrayList<>();
        for (final String field : fields(decoder.getClass())) {
            if (isNewer(decoder, field)) {
                continue;
            }
            final int seed = salt + id(decoder.getClass(), field);
            final Method array = method(decoder.getClass(), field, int.class);
            final Method getter = method(decoder.getClass(), field);
            if (getter == null) {
                for (int i = 0;
                        i < (int) decoder.getClass().getMethod(field + "Length").invoke(null);
                        i++) {
                    expect(differences, field, (short) (seed + i), array.invoke(decoder, i));
                }
                continue;
            }
            final Object value = getter.invoke(decoder);
            if (value instanceof Number) {
                expect(differences, field, value(getter.getReturnType(), seed), value);
            } else if (value instanceof String) {
                expect(differences, field, "t" + seed, value);
            } else if (value instanceof Iterable<?> group) {
                int entry = 0;
                for (final Object row : group) {
                    differences.addAll(differences(row, seed + 16 * ++entry));
                }
                expect(differences, field, GROUP_ENTRIES, entry);
            } else {
                differences.addAll(differences(value, seed));
            }
        }
        return differences;
    }

    /** True if the message was written before the field was appended. */
    private static boolean isNewer(final Object decoder, final String field) throws ReflectiveOperationException {
        final Method since = method(decoder.getClass(), field + "SinceVersion");
        final Method acting = method(decoder.getClass(), "actingVersion");
        return since != null && acting != null && (int) since.invoke(null) > (int) acting.invoke(decoder);
    }

    private static void expect(
            final List<String> differences, final String field, final Object expected, final Object got) {
        if (!expected.equals(got)) {
            differences.add(field + ": expected " + expected + ", got " + got);
        }
    }

    private static Object value(final Class<?> type, final int seed) {
        if (type == double.class) {
            return seed + 0.125;
        }
        if (type == long.class) {
            return 0x0102_0304_0506_0700L + seed;
        }
        if (type == int.class) {
            return 0x0102 + seed;
        }
        return (short) seed;
    }

    private static int id(final Class<?> codec, final String field) throws ReflectiveOperationException {
        final Method id = method(codec, field + "Id");
        final Method groupId = method(codec, field + "DecoderId");
        if (id == null && groupId == null) {
            // A field of a composite has no id, but a name.
            return 1 + Math.floorMod(field.hashCode(), 61);
        }
        return ((Number) (id == null ? groupId : id).invoke(null)).intValue();
    }

    private static List<String> fields(final Class<?> codec) {
        final List<String> names = new ArrayList<>();
        for (final Method method : codec.getMethods()) {
            final String name = method.getName();
            for (final String mark : List.of("DecoderSinceVersion", "SinceVersion", "EncodingOffset", "Count")) {
                final String field = name.substring(0, Math.max(0, name.length() - mark.length()));
                if (name.endsWith(mark) && (!mark.equals("Count") || group(codec, field) != null)) {
                    names.add(field);
                    break;
                }
            }
        }
        return names.stream().distinct().sorted(Comparator.naturalOrder()).toList();
    }

    /** @return the method that begins a group of that name, or null: unlike a setter it returns another type */
    private static Method group(final Class<?> codec, final String field) {
        final Method count = method(codec, field + "Count", int.class);
        return count == null || count.getReturnType() == codec ? null : count;
    }

    private static Method setter(final Class<?> codec, final String field) throws NoSuchMethodException {
        for (final Method method : codec.getMethods()) {
            if (method.getName().equals(field)
                    && method.getParameterCount() == 1
                    && method.getParameterTypes()[0].isPrimitive()) {
                return method;
            }
        }
        throw new NoSuchMethodException(codec.getSimpleName() + "." + field);
    }

    private static Method method(final Class<?> codec, final String name, final Class<?>... parameters) {
        try {
            return codec.getMethod(name, parameters);
        } catch (final NoSuchMethodException e) {
            return null;
        }
    }
}
