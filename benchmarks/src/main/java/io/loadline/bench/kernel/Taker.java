package io.loadline.bench.kernel;

import io.loadline.book.BookStage;
import io.loadline.core.counter.Counters;
import io.loadline.core.model.RiskModel;

/** Who takes the events of a venue's messages: what is measured beside decoding and normalising. */
public enum Taker {
    /** Nobody: decoding and normalising alone. */
    NOBODY("decode"),
    /** The books of this project and nothing around them: what the budget of decoding, normalising and book is about. */
    BOOKS("  and book alone"),
    /** The book stage: books, committed top, quality and features. */
    BOOK_STAGE("  and book stage"),
    /** exchange-core's order books; events of orders by id only. */
    EXCHANGE_CORE("  and exchange-core"),
    /** Parity's order books; events of orders by id only. */
    PARITY("  and Parity");

    private final String label;

    Taker(final String label) {
        this.label = label;
    }

    /** Name of its row. */
    String label() {
        return label;
    }

    /** A new one, for a model. */
    CountingSink sink(final RiskModel model) {
        final int instruments = model.settings().maxInstruments();
        return switch (this) {
            case NOBODY -> new NullSink();
            case BOOKS -> new BookSink(instruments);
            case BOOK_STAGE -> new StageSink(model.tree().size(), new BookStage(model, Counters.inMemory()));
            case EXCHANGE_CORE -> new PeerSink(PeerBooks.exchangeCore(instruments));
            case PARITY -> new PeerSink(PeerBooks.parity(instruments));
        };
    }
}
