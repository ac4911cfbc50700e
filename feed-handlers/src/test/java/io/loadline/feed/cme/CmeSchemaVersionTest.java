package io.loadline.feed.cme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventLog;
import io.loadline.feed.FeedReport;
import io.loadline.feed.SbeSchema;
import io.loadline.feed.SbeValues;
import io.loadline.feed.SharedCaptures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every message of every schema version the venue has published, made from the schema file with values for all of its fields, and the same
 * with blocks and entries longer than the schema's, as a later version would have them. What comes out is compared with what the names of
 * the fields say.
 */
class CmeSchemaVersionTest {
    private static final int SEEDS = 12;
    private static final int[] LONGER = {0, 1, 9};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cme.Futures.Mdp3.Sbe.v1.5",
                "Cme.Futures.Mdp3.Sbe.v1.8",
                "Cme.Futures.Mdp3.Sbe.v1.9",
                "Cme.Futures.Mdp3.Sbe.v1.10",
                "Cme.Futures.Mdp3.Sbe.v1.11",
                "Cme.Futures.Mdp3.Sbe.v1.12",
                "Cme.Futures.Mdp3.Sbe.v1.13",
                "Cme.BrokerTec.Ust.Sbe.v10.1",
                "Cme.Ebs.Spectrum.Sbe.v12.0"
            })
    void shouldReadEveryMessageByTheNamesOfItsFields(final String file) throws IOException {
        final Path path = SharedCaptures.schema(file + ".xml");
        Assumptions.assumeTrue(path != null, "no schema " + file);
        final SbeSchema schema = SbeSchema.read(path);
        int told = 0;
        for (final SbeSchema.Message message : schema.messages()) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                for (final int longer : LONGER) {
                    told += check(schema, message, seed, longer);
                }
            }
        }
        assertTrue(told > SEEDS, "events " + told);
    }

    private static int check(
            final SbeSchema schema, final SbeSchema.Message message, final int seed, final int longer) {
        final Random random = new Random(seed);
        final int entries = random.nextInt(5);
        final SbeValues values = new SbeValues(
                message,
                entries,
                random,
                (group, entry, field) -> CmeSchemaTwin.choose(message, entries, field, random));
        final EventLog log = new EventLog();
        final CmeFeedHandler handler = new CmeFeedHandler(
                CmeChannel.fragments(CmeTransport.UDP),
                log,
                new InstrumentDirectory(List.of(), 64),
                Counters.inMemory());
        final byte[] packet = packet(schema, message, values.bytes(longer), longer);
        handler.onPacket(CmeLine.INCREMENTAL_A, new UnsafeBuffer(packet), 0, packet.length, 1_000);
        handler.onEnd();
        final String what =
                message.name() + " version " + schema.version() + " seed " + seed + " longer by " + longer + ": ";
        final FeedReport report = handler.report();
        assertEquals(0, report.errors() + report.unknownTemplates(), what + report);
        assertEquals(1, report.messages().get(message.name()), what + report);
        final List<String> expected = CmeSchemaTwin.expected(message, values);
        assertEquals(expected, CmeSchemaTwin.told(log.lines()), what + log.lines());
        return expected.size();
    }

    private static byte[] packet(
            final SbeSchema schema, final SbeSchema.Message message, final byte[] body, final int longer) {
        return ByteBuffer.allocate(CmeLayout.PACKET_HEADER + CmeLayout.MESSAGE_HEADER + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1)
                .putLong(1_000)
                .putShort((short) (CmeLayout.MESSAGE_HEADER + body.length))
                .putShort((short) (message.blockLength() + longer))
                .putShort((short) message.id())
                .putShort((short) schema.id())
                .putShort((short) (schema.version() + (longer > 0 ? 1 : 0)))
                .put(body)
                .array();
    }
}
