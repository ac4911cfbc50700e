package io.loadline.gateway.model;

import io.loadline.core.model.RiskSettings;
import io.loadline.gateway.config.ConfigException;
import io.loadline.gateway.config.HistoryGaps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The bytes a model is built from. Their manifest lists each file with its SHA-256 and each setting that decides results; the SHA-256 of the
 * manifest is the model digest that the log names.
 *
 * @param files content by file name
 * @param settings settings that decide results, by name
 */
public record ModelFiles(Map<String, byte[]> files, Map<String, String> settings) {
    static final String INSTRUMENTS = "instruments.csv";
    static final String CURRENCIES = "currencies.csv";
    static final String PORTFOLIO = "portfolio.csv";
    static final String POSITIONS = "positions.csv";
    static final String LIMITS = "limits.csv";
    static final String HISTORY = "history.csv";
    static final String HISTORY_COLUMNS = "history-columns.csv";
    static final String REGIME = "regime.csv";

    private static final List<String> NAMES =
            List.of(INSTRUMENTS, CURRENCIES, PORTFOLIO, POSITIONS, LIMITS, HISTORY, HISTORY_COLUMNS, REGIME);
    private static final String FILE_PREFIX = "file ";
    private static final String SETTING_PREFIX = "set ";

    /**
     * @param directory folder of the model files
     * @param scenarios most recent scenarios to use
     * @param gaps what a blank cell of the history means
     * @param risk settings that decide results
     * @return the files, read whole
     * @throws ConfigException if one is missing
     */
    public static ModelFiles read(
            final Path directory, final int scenarios, final HistoryGaps gaps, final RiskSettings risk) {
        final Map<String, byte[]> files = new TreeMap<>();
        for (final String name : NAMES) {
            try {
                files.put(name, Files.readAllBytes(directory.resolve(name)));
            } catch (final java.nio.file.NoSuchFileException e) {
                throw new ConfigException("model file " + directory.resolve(name)
                        + " does not exist; expected the files " + String.join(", ", NAMES));
            } catch (final IOException e) {
                throw new ConfigException(
                        "model file " + directory.resolve(name) + " cannot be read: " + e.getMessage());
            }
        }
        return new ModelFiles(files, ModelSettings.toText(scenarios, gaps, risk));
    }

    /**
     * Reads back what {@link #manifest()} names.
     *
     * @param manifest manifest bytes
     * @param blobs content by SHA-256 in lower-case hex
     * @return the files
     */
    public static ModelFiles ofManifest(final byte[] manifest, final Function<String, byte[]> blobs) {
        final Map<String, byte[]> files = new TreeMap<>();
        final Map<String, String> settings = new TreeMap<>();
        for (final String line :
                new String(manifest, StandardCharsets.UTF_8).lines().toList()) {
            final String[] words = line.split(" ", 3);
            if (line.startsWith(FILE_PREFIX) && words.length == 3) {
                files.put(words[1], blobs.apply(words[2]));
            } else if (line.startsWith(SETTING_PREFIX) && words.length == 3) {
                settings.put(words[1], words[2]);
            } else {
                throw new ConfigException("model manifest: line '" + line + "' is neither a file nor a setting");
            }
        }
        return new ModelFiles(files, settings);
    }

    /** @return one line a file and a setting, sorted: {@code file NAME SHA256} and {@code set NAME VALUE} */
    public byte[] manifest() {
        final List<String> lines = new ArrayList<>();
        new TreeMap<>(files).forEach((name, content) -> lines.add(FILE_PREFIX + name + ' ' + sha256(content)));
        new TreeMap<>(settings).forEach((name, value) -> lines.add(SETTING_PREFIX + name + ' ' + value));
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    byte[] file(final String name) {
        final byte[] content = files.get(name);
        if (content == null) {
            throw new ConfigException("model manifest: file " + name + " is missing");
        }
        return content;
    }

    /**
     * @param content bytes
     * @return SHA-256 in lower-case hex
     */
    public static String sha256(final byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
