package io.loadline.gateway.screen;

import io.loadline.client.RegimeView;
import io.loadline.client.RiskView;
import io.loadline.client.Staleness;
import io.loadline.gateway.pipeline.Latency;

/** The first three lines: where the server is, how fast, and in which regime. */
final class HeaderPanel {
    static final int ROWS = 3;

    private static final String[] NAMES = {"bull", "neutral", "bear", "crisis"};
    private static final Style[] STYLES = {Style.BULL, Style.NEUTRAL, Style.BEAR, Style.CRISIS};
    private static final int MIN_BAR = 8;

    private final Glyphs glyphs;

    HeaderPanel(final Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    void draw(final Canvas canvas, final ScreenModel model) {
        drawFirst(canvas, model);
        drawSecond(canvas, model);
        drawRegime(canvas, 2, model.view().regime());
    }

    private static void drawFirst(final Canvas canvas, final ScreenModel model) {
        final RiskView view = model.view();
        int x = canvas.put(0, 0, "LOADLINE ", Style.TITLE);
        if (view.isStale()) {
            x = canvas.put(x, 0, " STALE: " + Staleness.describe(view.staleReasons()) + ' ', Style.ALARM);
        } else {
            x = canvas.put(x, 0, Words.mode(view.mode()), Style.GOOD);
        }
        final String age = model.ageNs() < 0 ? "no heartbeat" : "age " + Figures.duration(model.ageNs());
        final String place = "  epoch " + view.epoch() + "  event " + Figures.count(view.sequence());
        if (x + place.length() + age.length() + 2 <= canvas.width()) {
            canvas.put(x, 0, place, Style.PLAIN);
        }
        canvas.putRight(canvas.width(), 0, "  " + age, view.isStale() ? Style.BAD : Style.PLAIN, canvas.width());
    }

    private static void drawSecond(final Canvas canvas, final ScreenModel model) {
        final double rate = model.eventsPerSecond();
        int x = canvas.put(0, 1, Double.isNaN(rate) ? "- events/s" : Figures.money(rate) + " events/s", Style.BOLD);
        if (model.latency().isPresent()) {
            final Latency latency = model.latency().get();
            x = canvas.put(
                    x,
                    1,
                    "  tick-to-limit p50 %s p99 %s p99.9 %s max %s"
                            .formatted(
                                    Figures.duration(latency.p50()),
                                    Figures.duration(latency.p99()),
                                    Figures.duration(latency.p999()),
                                    Figures.duration(latency.max())),
                    Style.PLAIN);
        }
        final String rest = "  " + model.title();
        if (x + rest.length() <= canvas.width()) {
            canvas.putRight(canvas.width(), 1, rest, Style.DIM, canvas.width());
        }
    }

    private void drawRegime(final Canvas canvas, final int y, final RegimeView regime) {
        final double[] probabilities = {regime.bull(), regime.neutral(), regime.bear(), regime.crisis()};
        int x = canvas.put(0, y, "regime ", Style.DIM);
        if (!regime.isKnown()) {
            canvas.put(x, y, Figures.UNKNOWN, Style.DIM);
            return;
        }
        final StringBuilder legend = new StringBuilder();
        for (int i = 0; i < NAMES.length; i++) {
            legend.append("  ").append(NAMES[i]).append(' ').append(Figures.percent(probabilities[i]));
        }
        final int room = canvas.width() - x - legend.length();
        if (room >= MIN_BAR) {
            drawBar(canvas, x, y, room, probabilities);
            x += room;
        }
        for (int i = 0; i < NAMES.length; i++) {
            x = canvas.put(x, y, "  " + NAMES[i] + ' ', i == regime.label() ? Style.BOLD : Style.DIM);
            x = canvas.put(x, y, Figures.percent(probabilities[i]), STYLES[i]);
        }
    }

    private void drawBar(final Canvas canvas, final int x, final int y, final int width, final double[] probabilities) {
        double sum = 0;
        int from = 0;
        for (int i = 0; i < NAMES.length; i++) {
            sum += Double.isFinite(probabilities[i]) ? Math.max(0, probabilities[i]) : 0;
            final int to = i == NAMES.length - 1 ? width : Math.clamp(Math.round(sum * width), from, width);
            canvas.fill(x + from, y, to - from, glyphs.full(NAMES[i].charAt(0)), STYLES[i]);
            from = to;
        }
    }
}
