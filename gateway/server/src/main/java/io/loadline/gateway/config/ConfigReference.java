package io.loadline.gateway.config;

import java.util.ArrayList;
import java.util.List;

/** What each configuration key means and what it is set to: the source of {@code check-config} and of the reference page. */
public final class ConfigReference {
    /**
     * One key.
     *
     * @param key full name
     * @param value effective value, null where none
     * @param fallback value when the key is absent, null where it is required
     * @param unit kind of value
     * @param meaning what it decides
     */
    public record Entry(String key, String value, String fallback, String unit, String meaning) {}

    private final List<Entry> entries = new ArrayList<>();

    void record(final String key, final String value, final String fallback, final String unit, final String meaning) {
        entries.add(new Entry(key, value, fallback, unit, meaning));
    }

    /** @return keys in the order they were read */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** @return the reference as a Markdown table */
    public String toMarkdown() {
        final StringBuilder table = new StringBuilder("| key | default | kind | meaning |\n|---|---|---|---|\n");
        for (final Entry entry : entries) {
            final String fallback = entry.fallback() == null
                    ? "required"
                    : entry.fallback().isEmpty() ? "" : "`" + entry.fallback() + "`";
            table.append("| `")
                    .append(entry.key())
                    .append("` | ")
                    .append(fallback)
                    .append(" | ")
                    .append(entry.unit().replace("|", "\\|"))
                    .append(" | ")
                    .append(entry.meaning())
                    .append(" |\n");
        }
        return table.toString();
    }
}
