package io.loadline.gateway.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Files named by the SHA-256 of their content: what is too large for an event, kept beside the journal and named in an event. */
public final class BlobStore {
    private static final int NAME_LENGTH = 64;

    private final Path folder;

    /**
     * @param folder where the blobs are; made with the first
     */
    public BlobStore(final Path folder) {
        this.folder = folder;
    }

    /**
     * Stores content; does nothing if it is there already.
     *
     * @param content bytes
     * @return its SHA-256
     * @throws IOException if it cannot be written
     */
    public byte[] put(final byte[] content) throws IOException {
        final byte[] digest = sha256().digest(content);
        final Path target = file(HexFormat.of().formatHex(digest));
        if (Files.exists(target)) {
            return digest;
        }
        Files.createDirectories(folder);
        final Path temporary = Files.createTempFile(folder, "writing-", ".tmp");
        try {
            Files.write(temporary, content);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return digest;
    }

    /**
     * @param digest SHA-256 of the content
     * @return the content, checked
     * @throws IOException if it cannot be read
     * @throws JournalException if the blob is missing or its content is not that of its name
     */
    public byte[] get(final byte[] digest) throws IOException {
        return get(HexFormat.of().formatHex(digest));
    }

    /**
     * @param name SHA-256 of the content in hexadecimal
     * @return the content, checked
     * @throws IOException if it cannot be read
     * @throws JournalException if the blob is missing or its content is not that of its name
     */
    public byte[] get(final String name) throws IOException {
        final byte[] content;
        try {
            content = Files.readAllBytes(file(name));
        } catch (final NoSuchFileException e) {
            throw new JournalException("blob " + name + " is missing; the journal cannot be replayed without it", e);
        }
        final String actual = HexFormat.of().formatHex(sha256().digest(content));
        if (!actual.equals(name)) {
            throw new JournalException("blob " + name + " is corrupt: its content has SHA-256 " + actual);
        }
        return content;
    }

    /**
     * @return names of all blobs, sorted
     * @throws IOException if the folder cannot be read
     */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.length() == NAME_LENGTH)
                    .sorted()
                    .toList();
        }
    }

    private Path file(final String name) {
        return folder.resolve(name);
    }

    private static void move(final Path from, final Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (final AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
