package io.loadline.gateway.store;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of the store: one folder with a Parquet file a table, of the records of one UTC day from one sequence to another. It appears whole, by
 * a rename, and never changes.
 *
 * @param day UTC day of its records
 * @param first first sequence
 * @param last last sequence
 * @param path its folder
 */
record Segment(LocalDate day, long first, long last, Path path) {
    private static final Pattern NAME = Pattern.compile("(\\d{19})-(\\d{19})");

    static Path path(final Path root, final LocalDate day, final long first, final long last) {
        return root.resolve(day.toString()).resolve(String.format("%019d-%019d", first, last));
    }

    static Optional<Segment> of(final LocalDate day, final Path folder) {
        final Matcher name = NAME.matcher(folder.getFileName().toString());
        return name.matches()
                ? Optional.of(new Segment(day, Long.parseLong(name.group(1)), Long.parseLong(name.group(2)), folder))
                : Optional.empty();
    }

    Path file(final StoreTable table) {
        return path.resolve(table.sqlName() + ".parquet");
    }
}
