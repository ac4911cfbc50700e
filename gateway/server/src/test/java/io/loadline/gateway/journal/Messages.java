package io.loadline.gateway.journal;

import io.loadline.codec.input.FillEncoder;
import io.loadline.codec.input.MarketUpdateEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.TradeUpdateEncoder;
import java.util.SplittableRandom;
import org.agrona.MutableDirectBuffer;

/** Encodes messages of several kinds and lengths, the same for the same seed. */
public final class Messages {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TradeUpdateEncoder trade = new TradeUpdateEncoder();
    private final MarketUpdateEncoder market = new MarketUpdateEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final SplittableRandom random;
    private long fills;

    public Messages(final long seed) {
        random = new SplittableRandom(seed);
    }

    /** Encodes the next message at offset 0 and returns its length. */
    public int encode(final MutableDirectBuffer buffer) {
        return switch (random.nextInt(8)) {
            case 0 -> trade(buffer);
            case 1 -> fill(buffer);
            default -> market(buffer);
        };
    }

    private int trade(final MutableDirectBuffer buffer) {
        trade.wrapAndApplyHeader(buffer, 0, header)
                .instrumentId(random.nextInt(100))
                .venue((short) 1)
                .aggressor((short) 1)
                .action((short) 0)
                .reserved((short) 0)
                .exchangeTimeNs(random.nextLong(1L << 60))
                .price(random.nextLong(1L << 40))
                .quantity(random.nextLong(1L << 40))
                .orderCount(1);
        return MessageHeaderEncoder.ENCODED_LENGTH + trade.encodedLength();
    }

    private int fill(final MutableDirectBuffer buffer) {
        fills++;
        fill.wrapAndApplyHeader(buffer, 0, header)
                .accountNode(4)
                .instrumentId(random.nextInt(100))
                .side((short) 1)
                .last((short) 0)
                .sourceId(7)
                .reserved(0)
                .sourceSequence(fills)
                .execId(fills)
                .clOrdId(fills)
                .quantity(random.nextLong(1L << 40))
                .price(random.nextLong(1L << 40));
        return MessageHeaderEncoder.ENCODED_LENGTH + fill.encodedLength();
    }

    private int market(final MutableDirectBuffer buffer) {
        final int entries = random.nextInt(12);
        market.wrapAndApplyHeader(buffer, 0, header)
                .instrumentId(random.nextInt(100))
                .venue((short) 1)
                .flags((short) 1)
                .reserved(0)
                .exchangeTimeNs(random.nextLong(1L << 60));
        final MarketUpdateEncoder.EntriesEncoder group = market.entriesCount(entries);
        for (int i = 0; i < entries; i++) {
            group.next()
                    .price(random.nextLong(1L << 40))
                    .quantity(random.nextLong(1L << 40))
                    .orderId(0)
                    .orderCount(3)
                    .level((short) 1)
                    .action((short) 5)
                    .side((short) (i & 1))
                    .entryFlags((short) 0);
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + market.encodedLength();
    }
}
