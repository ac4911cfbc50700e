package io.loadline.gateway.pipeline;

import io.loadline.core.stage.Stage;

/** Seven small stages. Each keeps a hash of what it saw and writes it to its section, so that the next one's hash depends on it. */
final class HashingStages implements DigestSource {
    private static final long PRIME = 0x100000001b3L;

    private long bookHash = 1;
    private long pricingHash = 2;
    private long varHash = 3;
    private long liquidityHash = 4;
    private long regimeHash = 5;
    private long limitsHash = 6;
    private volatile long outputHash = 7;

    final Stage book = (event, sequence) -> {
        bookHash = mix(bookHash, sequence);
        bookHash = mix(bookHash, event.ingressTimeNs);
        bookHash = mix(bookHash, event.epoch);
        for (int i = 0; i < event.length; i++) {
            bookHash = mix(bookHash, event.input.getByte(i));
        }
        event.book.reset();
        event.book.bidPrice = bookHash;
    };

    final Stage pricing = (event, sequence) -> {
        pricingHash = mix(pricingHash, event.book.bidPrice);
        event.pricing.reset();
        event.pricing.mark = (double) (pricingHash >>> 12);
    };

    final Stage var = (event, sequence) -> {
        varHash = mix(varHash, (long) event.pricing.mark);
        event.risk.set(0, (double) (varHash >>> 12), 0, 0, 0, 0);
    };

    final Stage liquidity = (event, sequence) -> {
        liquidityHash = mix(liquidityHash, (long) event.pricing.mark);
        event.liquidity.set(0, (double) (liquidityHash >>> 12), 0, 0);
    };

    final Stage regime = (event, sequence) -> {
        regimeHash = mix(regimeHash, (long) event.pricing.mark);
        event.regime.barSequence = regimeHash;
    };

    final Stage limits = (event, sequence) -> {
        limitsHash = mix(limitsHash, (long) event.risk.var95(0));
        limitsHash = mix(limitsHash, (long) event.liquidity.cost(0));
        limitsHash = mix(limitsHash, event.regime.barSequence);
        event.limits.reset();
        event.limits.trips = (int) limitsHash;
    };

    final Stage output = (event, sequence) -> {
        outputHash = mix(outputHash, event.limits.trips);
    };

    @Override
    public long digest() {
        return outputHash;
    }

    PipelineBuilder into(final PipelineBuilder builder) {
        return builder.book(book)
                .pricing(pricing)
                .var(var)
                .liquidity(liquidity)
                .regime(regime)
                .limits(limits)
                .output(output)
                .digest(this);
    }

    private static long mix(final long hash, final long value) {
        return Long.rotateLeft((hash ^ value) * PRIME, 17);
    }
}
