package io.loadline.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class JournalCommandTest {
    private static final int RECORDS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        TestJournal.write(folder, RECORDS, 3);
    }

    @Test
    void shouldFindASoundJournalSound() throws IOException {
        assertEquals(0, run("verify", "--json"));
        final JsonNode report = JSON.readTree(out.toString());
        assertTrue(report.get("sound").asBoolean());
        assertEquals(RECORDS, report.get("records").asLong());
    }

    @Test
    void shouldNameTheBadRecord() throws IOException {
        flipABitOfTheLastRecord();
        assertEquals(1, run("verify"));
        assertTrue(out.toString().contains("record 300 (sequence 300)"), out.toString());
    }

    @Test
    void shouldNameTheBadRecordInJson() throws IOException {
        flipABitOfTheLastRecord();
        assertEquals(1, run("verify", "--json"));
        assertEquals(RECORDS, JSON.readTree(out.toString()).at("/bad/index").asLong());
    }

    @Test
    void shouldNoticeALostTail() throws IOException {
        try (JournalDirectory directory = JournalDirectory.forWriting(folder);
                LiveDigest digest = directory.liveDigest(RECORDS)) {
            digest.record(RECORDS + 5, 1);
        }
        assertEquals(1, run("verify"));
        assertTrue(out.toString().contains("expected at least 305"), out.toString());
    }

    @Test
    void shouldNameACorruptBlob() throws IOException {
        try (JournalDirectory directory = JournalDirectory.forReading(folder)) {
            directory.blobs().put("history".getBytes(StandardCharsets.US_ASCII));
            final Path blob =
                    folder.resolve("blobs").resolve(directory.blobs().names().getFirst());
            Files.writeString(blob, "another");
            assertEquals(1, run("verify"));
            assertTrue(out.toString().contains("blob " + blob.getFileName() + " is corrupt"), out.toString());
        }
    }

    @Test
    void shouldDumpOneJsonObjectARecord() throws IOException {
        assertEquals(0, run("dump", "--json", "--from", "11", "--to", "20"));
        final List<String> lines = out.toString().lines().toList();
        assertEquals(10, lines.size());
        for (int i = 0; i < lines.size(); i++) {
            assertEquals(11 + i, JSON.readTree(lines.get(i)).get("sequence").asLong());
        }
    }

    @Test
    void shouldDumpOneTypeOnly() throws IOException {
        assertEquals(0, run("dump", "--type", "Fill"));
        assertTrue(out.toString().lines().count() > 0);
        assertTrue(out.toString().lines().allMatch(line -> line.contains(" Fill ")));
    }

    @Test
    void shouldPrintPricesAsPlainDecimals() {
        assertEquals(0, run("dump", "--json", "--type", "Fill"));
        assertTrue(
                out.toString().lines().allMatch(line -> line.matches(".*\"price\":[0-9]+\\.[0-9]+[,}].*")),
                out.toString());
    }

    @Test
    void shouldRefuseAnUnknownTypeAsUsage() {
        assertEquals(2, run("dump", "--type", "Nonsense"));
        assertTrue(err.toString().contains("type 'Nonsense' is unknown"), err.toString());
    }

    @Test
    void shouldHashTheSameLogTheSame() throws IOException {
        run("hash");
        final String first = out.toString();
        final Path copy = folder.resolve("copy");
        TestJournal.write(copy, RECORDS, 3);
        out.getBuffer().setLength(0);
        assertEquals(0, execute("hash", "--journal", copy.toString()));
        assertEquals(first, out.toString());
    }

    @Test
    void shouldHashAnotherLogDifferently() throws IOException {
        run("hash");
        final String first = out.toString();
        TestJournal.write(folder, 1, 4);
        out.getBuffer().setLength(0);
        run("hash");
        assertNotEquals(first, out.toString());
    }

    @Test
    void shouldExportARowAnEntry() throws IOException {
        final Path csv = folder.resolve("csv");
        assertEquals(0, run("export", "--out", csv.toString()));
        final List<String> trades = Files.readAllLines(csv.resolve("TradeUpdate.csv"));
        assertEquals(
                "sequence,ingressTimeNs,recordEpoch,instrumentId,venue,aggressor,action,exchangeTimeNs,price,quantity,"
                        + "orderCount",
                trades.getFirst());
        final List<String> market = Files.readAllLines(csv.resolve("MarketUpdate.csv"));
        final int columns = market.getFirst().split(",", -1).length;
        assertTrue(market.stream().allMatch(line -> line.split(",", -1).length == columns));
        assertTrue(market.size() > RECORDS, market.size() + " rows");
    }

    @Test
    void shouldFailOnAFolderThatIsNoJournal() {
        assertEquals(3, execute("verify", "--journal", folder.resolve("nowhere").toString()));
        assertTrue(err.toString().contains("is no journal directory"), err.toString());
    }

    @Test
    void shouldAskForATool() {
        assertEquals(2, execute());
        assertTrue(err.toString().contains("verify, dump, hash, export"), err.toString());
    }

    private int run(final String tool, final String... options) {
        final String[] args = new String[options.length + 3];
        args[0] = tool;
        args[1] = "--journal";
        args[2] = folder.toString();
        System.arraycopy(options, 0, args, 3, options.length);
        return execute(args);
    }

    private int execute(final String... args) {
        return new CommandLine(new JournalCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private void flipABitOfTheLastRecord() throws IOException {
        final Path file = TestJournal.onlyQueueFile(folder);
        long at = 0;
        try (QueueDocuments documents = new QueueDocuments(List.of(file))) {
            while (documents.next()) {
                at = documents.position() + QueueDocuments.WORD + documents.length() - 1L;
            }
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.write(one, at);
        }
    }
}
