package io.loadline.gateway.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import org.agrona.DirectBuffer;

/** Prints records of a journal, one a line: as text for people, or as JSON objects for scripts. */
public final class JournalDump {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final MessageSchema schema = MessageSchema.load();
    private final MessageBlock block = new MessageBlock();

    /**
     * Prints the records of a journal up to its end or its first bad record.
     *
     * @param reader before the first record
     * @param filter which records
     * @param json true for JSON lines, false for text
     * @param out where to; flushed, not closed
     * @return records printed
     * @throws IOException if {@code out} fails
     * @throws IllegalArgumentException if the filter names an unknown type
     */
    public long dump(final JournalReader reader, final RecordFilter filter, final boolean json, final Writer out)
            throws IOException {
        filter.requireKnownType(schema);
        long printed = 0;
        while (reader.next() && reader.sequence() <= filter.toSequence()) {
            final MessageSchema.Message message = schema.message(reader.templateId());
            if (message != null && filter.matches(reader.sequence(), message.name())) {
                block.wrap(reader.buffer(), reader.offset(), !message.group().isEmpty());
                if (json) {
                    json(reader, message, out);
                } else {
                    text(reader, message, out);
                }
                out.write('\n');
                printed++;
            }
        }
        out.flush();
        return printed;
    }

    private void text(final JournalReader reader, final MessageSchema.Message message, final Writer out)
            throws IOException {
        final Instant time = Instant.ofEpochSecond(
                Math.floorDiv(reader.ingressTimeNs(), NANOS_PER_SECOND),
                Math.floorMod(reader.ingressTimeNs(), NANOS_PER_SECOND));
        out.write(reader.sequence() + " " + time + " epoch " + reader.epoch() + " " + message.name());
        for (final MessageField field : message.fields()) {
            if (block.has(field)) {
                text(field, reader.buffer(), block.fields(), out);
            }
        }
        for (int i = 0; i < block.entries(); i++) {
            out.write(" {");
            for (final MessageField field : message.entryFields()) {
                if (block.entryHas(field)) {
                    text(field, reader.buffer(), block.entry(i), out);
                }
            }
            out.write(" }");
        }
    }

    private static void text(final MessageField field, final DirectBuffer buffer, final int at, final Writer out)
            throws IOException {
        if (!field.padding()) {
            final String value = field.text(buffer, at);
            out.write(" " + field.name() + "=" + (value == null ? "none" : value));
        }
    }

    private void json(final JournalReader reader, final MessageSchema.Message message, final Writer out)
            throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)) {
            json.writeStartObject();
            json.writeNumberField("sequence", reader.sequence());
            json.writeNumberField("ingressTimeNs", reader.ingressTimeNs());
            json.writeNumberField("recordEpoch", reader.epoch());
            json.writeStringField("type", message.name());
            json(message.fields(), reader.buffer(), block.fields(), false, json);
            if (!message.group().isEmpty()) {
                json.writeArrayFieldStart(message.group());
                for (int i = 0; i < block.entries(); i++) {
                    json.writeStartObject();
                    json(message.entryFields(), reader.buffer(), block.entry(i), true, json);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
    }

    private void json(
            final List<MessageField> fields,
            final DirectBuffer buffer,
            final int at,
            final boolean entry,
            final JsonGenerator json)
            throws IOException {
        for (final MessageField field : fields) {
            if (field.padding() || !(entry ? block.entryHas(field) : block.has(field))) {
                continue;
            }
            final String value = field.text(buffer, at);
            json.writeFieldName(field.name());
            if (value == null) {
                json.writeNull();
            } else if (field.numeric()) {
                json.writeNumber(value);
            } else {
                json.writeString(value);
            }
        }
    }
}
