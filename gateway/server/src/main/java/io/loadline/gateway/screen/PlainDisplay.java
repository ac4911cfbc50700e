package io.loadline.gateway.screen;

import java.io.PrintStream;

/** Prints each frame as text, for files, pipes, and people who want no colour. */
final class PlainDisplay implements Display {
    private static final int WIDTH = 140;
    private static final int HEIGHT = 50;
    private static final long FRAME_MILLIS = 1_000;

    private final PrintStream out;

    PlainDisplay(final PrintStream out) {
        this.out = out;
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public long frameMillis() {
        return FRAME_MILLIS;
    }

    @Override
    public void show(final Canvas canvas) {
        out.println(canvas.text().stripTrailing());
        out.println();
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
