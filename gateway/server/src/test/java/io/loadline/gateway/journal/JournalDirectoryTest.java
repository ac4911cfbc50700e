package io.loadline.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void shouldKeepASecondWriterOutAndNameTheFirst() throws IOException {
        try (JournalDirectory first = JournalDirectory.forWriting(folder)) {
            final JournalException e =
                    assertThrows(JournalException.class, () -> JournalDirectory.forWriting(first.path()));
            assertTrue(
                    e.getMessage().contains("process " + ProcessHandle.current().pid()), e.getMessage());
        }
    }

    @Test
    void shouldLetTheNextWriterInOnceTheFirstIsDone() throws IOException {
        JournalDirectory.forWriting(folder).close();
        JournalDirectory.forWriting(folder).close();
    }

    @Test
    void shouldLetAReaderInBesideAWriter() throws IOException {
        try (JournalDirectory writing = JournalDirectory.forWriting(folder);
                Journal journal =
                        writing.journal(JournalSettings.defaults(), TestJournal.room(), Counters.inMemory())) {
            TestJournal.append(journal, 0, 100, 1);
            assertEquals(100, TestJournal.lastSequence(folder));
        }
    }

    @Test
    void shouldNotWriteThroughADirectoryOpenForReading() throws IOException {
        JournalDirectory.forWriting(folder).close();
        try (JournalDirectory reading = JournalDirectory.forReading(folder)) {
            assertThrows(
                    JournalException.class, () -> reading.journal(JournalSettings.defaults(), Counters.inMemory()));
        }
    }

    @Test
    void shouldSayThatAFolderIsNoJournal() {
        final JournalException e = assertThrows(JournalException.class, () -> JournalDirectory.forReading(folder));
        assertTrue(e.getMessage().contains("is no journal directory"), e.getMessage());
    }
}
