package io.loadline.gateway.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Says how far a long job is, on one line of a terminal, about twice a second; says nothing elsewhere. */
public final class Progress implements LongConsumer {
    private static final long INTERVAL_NS = 500_000_000L;

    private final String verb;
    private final String counted;
    private final PrintWriter err;
    private final boolean terminal = onTerminal();
    private long nextNs = System.nanoTime() + INTERVAL_NS;
    private boolean shown;

    /**
     * @param verb what is being done, in the past tense
     * @param err where to say it
     */
    public Progress(final String verb, final PrintWriter err) {
        this(verb, "events", err);
    }

    Progress(final String verb, final String counted, final PrintWriter err) {
        this.verb = verb;
        this.counted = counted;
        this.err = err;
    }

    // Null off a terminal with the JDK's own console, not with others: both must be asked.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean onTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    @Override
    public void accept(final long count) {
        final long nowNs = System.nanoTime();
        if (terminal && nowNs - nextNs >= 0) {
            nextNs = nowNs + INTERVAL_NS;
            shown = true;
            err.printf(Locale.ROOT, "\r%s %,d %s", verb, count, counted);
            err.flush();
        }
    }

    /** Wipes the line. */
    public void end() {
        if (shown) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
