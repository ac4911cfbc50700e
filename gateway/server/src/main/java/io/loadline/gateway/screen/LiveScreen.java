package io.loadline.gateway.screen;

import io.loadline.client.RiskView;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The screen of {@code demo} and {@code watch}. On a terminal it takes the whole of it and gives it back when it is closed, also on a signal;
 * where standard output is no terminal, or {@code NO_COLOR} is set, it prints a plain frame each second. One thread.
 */
public final class LiveScreen implements AutoCloseable {
    private static final int LEAST_WIDTH = 80;
    private static final int LEAST_HEIGHT = 24;
    private static final int BUFFER_LENGTH = 1 << 16;

    private final Display display;
    private final RiskScreen screen;
    private Canvas back;
    private Canvas front;
    private long nextFrameNs;
    private boolean drawn;

    LiveScreen(final Display display, final Glyphs glyphs) {
        this.display = display;
        screen = new RiskScreen(glyphs);
    }

    /** @return a screen on standard output */
    public static LiveScreen open() {
        final Glyphs glyphs = Glyphs.ofEnvironment();
        final PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_LENGTH),
                false,
                StandardCharsets.UTF_8);
        final TerminalSize size = new TerminalSize();
        final String noColour = System.getenv("NO_COLOR");
        final boolean plain = !size.isTerminal() || (noColour != null && !noColour.isEmpty());
        return new LiveScreen(plain ? new PlainDisplay(out) : new AnsiDisplay(out, size), glyphs);
    }

    /**
     * Draws a frame if one is due.
     *
     * @param model what to show; updated first
     * @param view view of the client that the model listens to
     * @param epochNs now, UTC nanoseconds
     * @param nanoTime monotonic clock
     * @return nanoseconds until the next frame is due
     */
    public long drawWhenDue(final ScreenModel model, final RiskView view, final long epochNs, final long nanoTime) {
        if (drawn && nanoTime - nextFrameNs < 0) {
            return nextFrameNs - nanoTime;
        }
        drawn = true;
        final long frameNs = TimeUnit.MILLISECONDS.toNanos(display.frameMillis());
        nextFrameNs = nanoTime + frameNs;
        draw(model, view, epochNs);
        return frameNs;
    }

    /**
     * Draws a frame now.
     *
     * @param model what to show; updated first
     * @param view view of the client that the model listens to
     * @param epochNs now, UTC nanoseconds
     */
    public void draw(final ScreenModel model, final RiskView view, final long epochNs) {
        model.update(view, epochNs);
        final int width = Math.max(LEAST_WIDTH, display.width());
        final int height = Math.max(LEAST_HEIGHT, display.height());
        if (back == null || back.width() != width || back.height() != height) {
            back = new Canvas(width, height);
        }
        screen.draw(back, model);
        display.show(back);
        final Canvas shown = back;
        back = front;
        front = shown;
    }

    /** Gives the terminal back. */
    @Override
    public void close() {
        display.close();
    }
}
