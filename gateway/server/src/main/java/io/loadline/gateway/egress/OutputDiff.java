package io.loadline.gateway.egress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds where two outputs of a log part. */
public final class OutputDiff {
    /**
     * The first divergence.
     *
     * @param index place in the outputs, from 0
     * @param sequence place in the log of the message in the first output, or of the second's where the first has ended
     * @param streamId its stream
     * @param message name of the message, both names where they differ
     * @param field name of the first field that differs; {@code "message"}, {@code "stream"}, {@code "length"} or {@code "end"} where it is
     *     no field
     * @param first value in the first output
     * @param second value in the second output
     */
    public record Divergence(
            long index, long sequence, int streamId, String message, String field, String first, String second) {}

    /**
     * What the comparison found.
     *
     * @param messages messages that are equal, from the beginning
     * @param divergence the first that is not, if there is one
     */
    public record Result(long messages, Optional<Divergence> divergence) {
        /** @return true if the outputs are the same */
        public boolean equal() {
            return divergence.isEmpty();
        }
    }

    private static final String ABSENT = "(absent)";

    private OutputDiff() {}

    /**
     * Compares two outputs.
     *
     * @param first directory or file of {@link FileOutput}
     * @param second directory or file of {@link FileOutput}
     * @return the first divergence, if there is one
     * @throws IOException if one is missing, is no output, or ends within a record
     */
    public static Result compare(final Path first, final Path second) throws IOException {
        try (OutputReader a = new OutputReader(first);
                OutputReader b = new OutputReader(second)) {
            long index = 0;
            while (true) {
                final boolean hasFirst = a.next();
                final boolean hasSecond = b.next();
                if (!hasFirst && !hasSecond) {
                    return new Result(index, Optional.empty());
                }
                if (hasFirst != hasSecond) {
                    return new Result(index, Optional.of(ended(index, hasFirst ? a : b, hasFirst)));
                }
                if (!a.sameAs(b)) {
                    return new Result(index, Optional.of(divergence(index, a, b)));
                }
                index++;
            }
        }
    }

    private static Divergence ended(final long index, final OutputReader longer, final boolean longerIsFirst) {
        final String name = name(longer);
        return new Divergence(
                index,
                longer.sequence(),
                longer.streamId(),
                name,
                "end",
                longerIsFirst ? name : ABSENT,
                longerIsFirst ? ABSENT : name);
    }

    private static Divergence divergence(final long index, final OutputReader a, final OutputReader b) {
        if (a.templateId() != b.templateId()) {
            return at(index, a, name(a) + " / " + name(b), "message", name(a), name(b));
        }
        if (a.streamId() != b.streamId()) {
            return at(index, a, name(a), "stream", String.valueOf(a.streamId()), String.valueOf(b.streamId()));
        }
        final OutputSchema.Message message = OutputSchema.current().message(a.templateId());
        final List<OutputSchema.Field> fields = message == null ? List.of() : message.fields();
        for (final OutputSchema.Field field : fields) {
            final boolean within = field.offset() + field.length() <= Math.min(a.length(), b.length());
            if (within && !sameBytes(a, b, field)) {
                return at(index, a, name(a), field.name(), field.text(a.message(), 0), field.text(b.message(), 0));
            }
        }
        if (a.length() != b.length()) {
            return at(index, a, name(a), "length", String.valueOf(a.length()), String.valueOf(b.length()));
        }
        return firstByte(index, a, b);
    }

    private static boolean sameBytes(final OutputReader a, final OutputReader b, final OutputSchema.Field field) {
        for (int i = field.offset(); i < field.offset() + field.length(); i++) {
            if (a.message().getByte(i) != b.message().getByte(i)) {
                return false;
            }
        }
        return true;
    }

    private static Divergence firstByte(final long index, final OutputReader a, final OutputReader b) {
        int i = 0;
        while (i < a.length() - 1 && a.message().getByte(i) == b.message().getByte(i)) {
            i++;
        }
        return at(
                index,
                a,
                name(a),
                "byte " + i,
                String.valueOf(a.message().getByte(i)),
                String.valueOf(b.message().getByte(i)));
    }

    private static Divergence at(
            final long index,
            final OutputReader a,
            final String message,
            final String field,
            final String first,
            final String second) {
        return new Divergence(index, a.sequence(), a.streamId(), message, field, first, second);
    }

    private static String name(final OutputReader reader) {
        final OutputSchema.Message message = OutputSchema.current().message(reader.templateId());
        return message == null ? "template " + reader.templateId() : message.name();
    }
}
