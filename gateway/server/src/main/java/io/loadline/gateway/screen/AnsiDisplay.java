package io.loadline.gateway.screen;

import java.io.PrintStream;

/** The terminal's other screen, drawn by differences. What was on the terminal comes back when it closes, also on a signal. */
final class AnsiDisplay implements Display {
    private static final String ENTER = "\033[?1049h\033[?25l\033[?7l";
    private static final String LEAVE = "\033[0m\033[?7h\033[?25h\033[?1049l";
    private static final long FRAME_MILLIS = 100;

    private final PrintStream out;
    private final TerminalSize size;
    private final AnsiFrames frames = new AnsiFrames();
    private boolean open = true;
    private final Thread restore = new Thread(this::leave, "restore-terminal");

    AnsiDisplay(final PrintStream out, final TerminalSize size) {
        this.out = out;
        this.size = size;
        Runtime.getRuntime().addShutdownHook(restore);
        out.print(ENTER);
        out.flush();
    }

    @Override
    public int width() {
        return size.columns();
    }

    @Override
    public int height() {
        return size.rows();
    }

    @Override
    public long frameMillis() {
        return FRAME_MILLIS;
    }

    @Override
    public synchronized void show(final Canvas canvas) {
        final String frame = frames.frame(canvas, size.columns(), size.rows());
        if (!frame.isEmpty() && open) {
            out.print(frame);
            out.flush();
        }
    }

    private synchronized void leave() {
        if (open) {
            open = false;
            out.print(LEAVE);
            out.flush();
        }
    }

    @Override
    public void close() {
        leave();
        try {
            Runtime.getRuntime().removeShutdownHook(restore);
        } catch (final IllegalStateException e) {
            // The process is ending: the hook runs, or has run, and finds nothing left to do.
            return;
        }
    }
}
