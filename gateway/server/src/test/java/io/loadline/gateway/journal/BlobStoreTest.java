package io.loadline.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BlobStoreTest {
    private static final byte[] CONTENT = "abc".getBytes(StandardCharsets.US_ASCII);
    // FIPS 180-4, the example of "abc".
    private static final String NAME = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    @Test
    void shouldNameABlobByItsContent() throws IOException {
        final byte[] digest = new BlobStore(folder).put(CONTENT);
        assertEquals(NAME, HexFormat.of().formatHex(digest));
        assertEquals(List.of(NAME), new BlobStore(folder).names());
    }

    @Test
    void shouldReturnWhatWasStored() throws IOException {
        final BlobStore blobs = new BlobStore(folder.resolve("made-when-needed"));
        assertArrayEquals(CONTENT, blobs.get(blobs.put(CONTENT)));
    }

    @Test
    void shouldStoreTheSameContentOnce() throws IOException {
        final BlobStore blobs = new BlobStore(folder);
        blobs.put(CONTENT);
        blobs.put(CONTENT);
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void shouldNameACorruptBlob() throws IOException {
        final BlobStore blobs = new BlobStore(folder);
        blobs.put(CONTENT);
        Files.writeString(folder.resolve(NAME), "abd");
        final JournalException e = assertThrows(JournalException.class, () -> blobs.get(NAME));
        assertTrue(e.getMessage().startsWith("blob " + NAME + " is corrupt"), e.getMessage());
    }

    @Test
    void shouldNameAMissingBlob() {
        final JournalException e = assertThrows(JournalException.class, () -> new BlobStore(folder).get(NAME));
        assertTrue(e.getMessage().startsWith("blob " + NAME + " is missing"), e.getMessage());
    }
}
