package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.model.AssetClass;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Field offsets here are those of the venue's schema: version 9 for templates 54 and 55, 10 for 57, 12 for 63. */
class DefinitionMessagesTest {
    private static final long AS_OF_NS = SimulatedExchangeTest.START_NS;
    private static final int BODY = PacketBuilder.HEADER_LENGTH + PacketBuilder.MESSAGE_HEADER_LENGTH;

    private final SimulatedInstrument[] instruments =
            InstrumentListing.of(1, 40, AS_OF_NS).toArray(SimulatedInstrument[]::new);
    private final PacketBuilder packet = new PacketBuilder();
    private final DirectBuffer bytes = packet.buffer();

    private SimulatedInstrument encode(final AssetClass assetClass) {
        for (final SimulatedInstrument instrument : instruments) {
            if (instrument.assetClass() == assetClass) {
                new DefinitionMessages(packet, instruments, AS_OF_NS).encode(instrument);
                return instrument;
            }
        }
        throw new AssertionError("no " + assetClass);
    }

    private int blockLength() {
        return NaiveListener.int16(bytes, PacketBuilder.HEADER_LENGTH + 2);
    }

    private int template() {
        return NaiveListener.int16(bytes, PacketBuilder.HEADER_LENGTH + 4);
    }

    private int version() {
        return NaiveListener.int16(bytes, PacketBuilder.HEADER_LENGTH + 8);
    }

    private String text(final int offset, final int length) {
        return NaiveListener.text(bytes, BODY + offset, length);
    }

    private long int64(final int offset) {
        return NaiveListener.int64(bytes, BODY + offset);
    }

    @ParameterizedTest
    @EnumSource(
            value = AssetClass.class,
            names = {"OTHER"},
            mode = EnumSource.Mode.EXCLUDE)
    void shouldEndWithTheLastGroup(final AssetClass assetClass) {
        encode(assetClass);
        final int groups = assetClass == AssetClass.OPTION ? 6 : assetClass == AssetClass.FX ? 5 : 4;
        int at = BODY + blockLength();
        for (int i = 0; i < groups; i++) {
            at += 3 + NaiveListener.int16(bytes, at) * bytes.getByte(at + 2);
        }
        assertEquals(packet.length(), at);
        assertEquals(packet.length() - PacketBuilder.HEADER_LENGTH, NaiveListener.int16(bytes, 12));
    }

    @ParameterizedTest
    @EnumSource(
            value = AssetClass.class,
            names = {"OTHER"},
            mode = EnumSource.Mode.EXCLUDE)
    void shouldNameTheInstrumentWhereEveryDefinitionDoes(final AssetClass assetClass) {
        final SimulatedInstrument instrument = encode(assetClass);
        assertEquals(instrument.symbol(), text(35, 20));
        assertEquals(instrument.securityId(), NaiveListener.int32(bytes, BODY + 55));
        assertEquals(instruments.length, NaiveListener.int32(bytes, BODY + 1));
    }

    @Test
    void shouldDefineAFuture() {
        final SimulatedInstrument instrument = encode(AssetClass.FUTURE);
        assertEquals(List.of(54, 216, 9), List.of(template(), blockLength(), version()));
        assertEquals("FUT", text(59, 6));
        assertEquals(instrument.currency(), text(76, 3));
        assertEquals(instrument.quoting().tick(), int64(91));
        assertEquals(1_000_000_000L, int64(99));
        assertEquals((long) (instrument.multiplier() * 1e9), int64(140));
    }

    @Test
    void shouldDefineAnEquityLikeAFutureOfAnotherSecurityType() {
        final SimulatedInstrument instrument = encode(AssetClass.EQUITY);
        assertEquals(54, template());
        assertEquals("CS", text(59, 6));
        assertEquals("ESVUFR", text(65, 6));
        assertEquals(0xFFFF, NaiveListener.int16(bytes, BODY + 71));
        assertEquals(1_000_000_000L, int64(140));
        assertEquals(instrument.initialTicks() * instrument.quoting().tick(), int64(148));
    }

    @Test
    void shouldDefineAnOption() {
        final SimulatedInstrument instrument = encode(AssetClass.OPTION);
        assertEquals(List.of(55, 213, 9), List.of(template(), blockLength(), version()));
        assertEquals(instrument.option().call() ? 1 : 0, bytes.getByte(BODY + 71));
        assertEquals(Math.round(instrument.option().strike() * 1e9), int64(80));
        assertEquals(instrument.quoting().tick(), int64(111));
        assertEquals(1_000_000_000L, int64(127));
        assertEquals((long) (instrument.multiplier() * 1e9), int64(169));
        assertEquals(instrument.option().expiryNs(), int64(213 + 3 + 9 + 1));
    }

    @Test
    void shouldNameTheUnderlyingOfAnOption() {
        final SimulatedInstrument instrument = encode(AssetClass.OPTION);
        final SimulatedInstrument underlying = instruments[instrument.option().underlying()];
        final int group = 213 + 3 + 18 + 3 + 4 + 3 + 4 + 3;
        assertEquals(underlying.securityId(), NaiveListener.int32(bytes, BODY + group + 3));
        assertEquals(underlying.symbol(), text(group + 7, 20));
    }

    @Test
    void shouldDefineANote() {
        final SimulatedInstrument instrument = encode(AssetClass.FIXED_INCOME);
        assertEquals(List.of(57, 338, 10), List.of(template(), blockLength(), version()));
        assertEquals("USD", text(71, 3));
        assertEquals(instrument.quoting().tick(), int64(86));
        assertEquals((long) (instrument.multiplier() * 1e9), int64(135));
        assertEquals(100_000_000_000L, int64(199));
        assertEquals("US", text(232, 2));
    }

    @Test
    void shouldDefineACurrencyPair() {
        final SimulatedInstrument instrument = encode(AssetClass.FX);
        assertEquals(List.of(63, 309, 12), List.of(template(), blockLength(), version()));
        assertEquals("EUR", text(71, 3));
        assertEquals("USD", text(77, 3));
        assertEquals(instrument.quoting().tick(), int64(89));
        assertEquals("EUR/USD", text(204, 7));
        assertEquals("SP", text(211, 3));
    }
}
