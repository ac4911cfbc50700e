package io.loadline.gateway.screen;

/** Shows canvases. One thread, but for {@link #close}. */
interface Display extends AutoCloseable {
    /** Columns to draw on now. */
    int width();

    /** Rows to draw on now. */
    int height();

    /** Time between frames that makes sense on this display, milliseconds. */
    long frameMillis();

    /** Shows a canvas. */
    void show(Canvas canvas);

    /** Gives the terminal back as it was. Idempotent, any thread. */
    @Override
    void close();
}
