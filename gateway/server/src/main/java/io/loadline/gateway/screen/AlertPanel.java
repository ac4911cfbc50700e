package io.loadline.gateway.screen;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

/** The last alerts and steps of kills, with their cause, newest first. */
final class AlertPanel {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final int WORD_WIDTH = 9;
    private static final int NODE_WIDTH = 14;
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private AlertPanel() {}

    static void draw(
            final Canvas canvas,
            final int left,
            final int top,
            final int width,
            final int rows,
            final ScreenModel model) {
        canvas.fill(left, top, width, ' ', Style.HEAD);
        canvas.put(left, top, "ALERTS AND KILLS (UTC)", Style.HEAD, width);
        int y = top + 1;
        if (model.alertCount() == 0 && rows > 1) {
            canvas.put(left, y, "none since this screen began", Style.DIM, width);
        }
        for (final AlertLine line : model.alerts()) {
            if (y == top + rows) {
                return;
            }
            drawLine(canvas, left, y, width, line, model);
            y++;
        }
    }

    private static void drawLine(
            final Canvas canvas,
            final int left,
            final int y,
            final int width,
            final AlertLine line,
            final ScreenModel model) {
        final Instant time = Instant.ofEpochSecond(line.timeNs() / SECOND_NS, line.timeNs() % SECOND_NS);
        final int end = left + width;
        int x = canvas.put(left, y, TIME.format(time), Style.DIM, width) + 1;
        canvas.put(x, y, line.word(), line.style(), Math.min(WORD_WIDTH - 1, end - x));
        x += WORD_WIDTH;
        final int node = canvas.put(x, y, model.nameOf(line.node()), Style.BOLD, Math.min(NODE_WIDTH, end - x));
        x = node + 1;
        canvas.put(x, y, (line.advance() ? "(advance) " : "") + line.cause(), Style.PLAIN, end - x);
    }
}
