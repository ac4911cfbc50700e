package io.loadline.gateway.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * Writes the records of a journal as CSV, one file a type of message, named after it. A message with a repeating group gives one row an
 * entry, and one row with empty columns where it has none. Prices and quantities are plain decimals, empty where there is none.
 */
public final class JournalExport {
    private final MessageSchema schema = MessageSchema.load();
    private final MessageBlock block = new MessageBlock();

    /**
     * Exports the records of a journal up to its end or its first bad record.
     *
     * @param reader before the first record
     * @param filter which records
     * @param folder where the files go; made if missing, files in it are overwritten
     * @return rows written, by name of the message
     * @throws IOException if a file cannot be written
     * @throws IllegalArgumentException if the filter names an unknown type
     */
    public Map<String, Long> export(final JournalReader reader, final RecordFilter filter, final Path folder)
            throws IOException {
        filter.requireKnownType(schema);
        Files.createDirectories(folder);
        final Map<String, Writer> files = new TreeMap<>();
        final Map<String, Long> rows = new TreeMap<>();
        try {
            while (reader.next() && reader.sequence() <= filter.toSequence()) {
                final MessageSchema.Message message = schema.message(reader.templateId());
                if (message != null && filter.matches(reader.sequence(), message.name())) {
                    final Writer file = files.computeIfAbsent(message.name(), name -> open(folder, message));
                    rows.merge(message.name(), write(reader, message, file), Long::sum);
                }
            }
        } finally {
            for (final Writer file : files.values()) {
                file.close();
            }
        }
        return rows;
    }

    private long write(final JournalReader reader, final MessageSchema.Message message, final Writer file)
            throws IOException {
        block.wrap(reader.buffer(), reader.offset(), !message.group().isEmpty());
        final List<String> row = new ArrayList<>();
        row.add(String.valueOf(reader.sequence()));
        row.add(String.valueOf(reader.ingressTimeNs()));
        row.add(String.valueOf(reader.epoch()));
        add(message.fields(), reader.buffer(), block.fields(), false, row);
        if (block.entries() == 0) {
            message.entryFields().stream().filter(field -> !field.padding()).forEach(field -> row.add(""));
            write(row, file);
            return 1;
        }
        final int common = row.size();
        for (int i = 0; i < block.entries(); i++) {
            row.subList(common, row.size()).clear();
            add(message.entryFields(), reader.buffer(), block.entry(i), true, row);
            write(row, file);
        }
        return block.entries();
    }

    private void add(
            final List<MessageField> fields,
            final DirectBuffer buffer,
            final int at,
            final boolean entry,
            final List<String> row) {
        for (final MessageField field : fields) {
            if (!field.padding()) {
                final boolean present = entry ? block.entryHas(field) : block.has(field);
                final String value = present ? field.text(buffer, at) : null;
                row.add(value == null ? "" : value);
            }
        }
    }

    private static Writer open(final Path folder, final MessageSchema.Message message) {
        final List<String> columns = new ArrayList<>(List.of("sequence", "ingressTimeNs", "recordEpoch"));
        message.fields().stream()
                .filter(field -> !field.padding())
                .map(MessageField::name)
                .forEach(columns::add);
        message.entryFields().stream()
                .filter(field -> !field.padding())
                .map(field -> message.group() + "." + field.name())
                .forEach(columns::add);
        try {
            final Writer file =
                    Files.newBufferedWriter(folder.resolve(message.name() + ".csv"), StandardCharsets.UTF_8);
            write(columns, file);
            return file;
        } catch (final IOException e) {
            throw new UncheckedIOException("writing " + message.name() + ".csv", e);
        }
    }

    private static void write(final List<String> row, final Writer file) throws IOException {
        for (int i = 0; i < row.size(); i++) {
            file.write(i == 0 ? "" : ",");
            file.write(quoted(row.get(i)));
        }
        file.write('\n');
    }

    /** Returns a value as RFC 4180 has it: in quotes where it holds a comma, a quote or a line's end. */
    private static String quoted(final String value) {
        final boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
