package io.loadline.feed.sim;

import io.loadline.core.model.AssetClass;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists the instruments of a universe: class by class, ids in that order. Each class has its own file; this one decides how many of each.
 * A twentieth are currency pairs (3 to 12), a tenth notes, an eighth futures, a fifth options, the rest equities.
 */
final class InstrumentListing {
    private final List<SimulatedInstrument> instruments = new ArrayList<>();
    private final SimulationRandom random;

    private InstrumentListing(final long seed) {
        random = new SimulationRandom(seed, Streams.UNIVERSE);
    }

    static List<SimulatedInstrument> of(final long seed, final int count, final long asOfNs) {
        final InstrumentListing listing = new InstrumentListing(seed);
        final int forex = Math.clamp(count / 20, 3, ForexListing.MOST);
        final int notes = Math.max(2, count / 10);
        final int futures = Math.max(2, count / 8);
        final int options = Math.max(2, count / 5);
        ForexListing.list(listing, forex);
        final int firstFuture = listing.size();
        FutureListing.list(listing, futures);
        EquityListing.list(listing, count - forex - notes - futures - options);
        NoteListing.list(listing, notes);
        OptionListing.list(listing, options, firstFuture, futures, asOfNs);
        return List.copyOf(listing.instruments);
    }

    /** @return equities only, for a venue that lists nothing else */
    static List<SimulatedInstrument> stocks(final long seed, final int count) {
        final InstrumentListing listing = new InstrumentListing(seed);
        EquityListing.list(listing, count);
        return List.copyOf(listing.instruments);
    }

    int size() {
        return instruments.size();
    }

    SimulatedInstrument get(final int id) {
        return instruments.get(id);
    }

    SimulationRandom random() {
        return random;
    }

    void add(
            final String symbol,
            final String group,
            final AssetClass assetClass,
            final String currency,
            final double multiplier,
            final double price,
            final Quoting quoting,
            final RiskDrivers drivers,
            final double averageDailyVolume,
            final OptionContract option) {
        final int ticks = Math.max(3, (int) Math.round(price * 1e9 / quoting.tick()));
        instruments.add(new SimulatedInstrument(
                instruments.size(),
                symbol,
                group,
                assetClass,
                currency,
                multiplier,
                ticks,
                quoting,
                drivers,
                averageDailyVolume,
                option));
    }
}
