package io.loadline.gateway.screen;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.loadline.client.BookView;
import io.loadline.client.DeskListener;
import io.loadline.client.FeatureView;
import io.loadline.client.NodeView;
import io.loadline.client.RegimeView;
import io.loadline.client.RiskView;
import io.loadline.client.SmileView;
import io.loadline.client.Staleness;
import io.loadline.client.Stamp;
import io.loadline.client.UtilisationView;
import io.loadline.client.VolatilityView;
import io.loadline.codec.output.AlertDecoder;
import io.loadline.codec.output.KillStateDecoder;
import io.loadline.codec.output.OrderDecisionDecoder;
import io.loadline.codec.output.StampDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Writes one JSON object a line for each update: its {@code type}, sequence, age, quality, and whether the view is stale. A number that is not
 * known is null.
 */
final class JsonLines implements DeskListener {
    private static final int FIT_CONVERGED = 1;

    private final JsonGenerator json;
    private final EpochNanoClock clock;
    private RiskView view;

    JsonLines(final Writer out, final EpochNanoClock clock) {
        this.clock = clock;
        try {
            json = new JsonFactory().createGenerator(out).setRootValueSeparator(null);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void view(final RiskView riskView) {
        view = riskView;
    }

    @FunctionalInterface
    private interface Body {
        void write() throws IOException;
    }

    private void line(final String type, final Body body) {
        try {
            json.writeStartObject();
            json.writeStringField("type", type);
            body.write();
            json.writeBooleanField("stale", view.isStale());
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (final IOException e) {
            throw new UncheckedIOException("standard output cannot be written", e);
        }
    }

    private void stamp(final Stamp stamp) throws IOException {
        stamp(stamp.sequence(), stamp.epoch(), stamp.ageNs(clock.nanoTime()), stamp.quality());
        json.writeNumberField("conflated", stamp.conflated());
    }

    private void stamp(final StampDecoder stamp, final boolean advance) throws IOException {
        stamp(stamp.sequence(), stamp.epoch(), clock.nanoTime() - stamp.ingressTimeNs(), stamp.quality());
        json.writeBooleanField("advance", advance);
    }

    private void stamp(final long sequence, final int epoch, final long ageNs, final int quality) throws IOException {
        json.writeNumberField("sequence", sequence);
        json.writeNumberField("epoch", epoch);
        json.writeNumberField("ageNs", ageNs);
        json.writeNumberField("quality", quality);
    }

    private void number(final String name, final double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }

    private void node(final int id) throws IOException {
        json.writeNumberField("node", id);
        if (id >= 0 && id < view.nodes().size()) {
            json.writeStringField("name", view.nodes().get(id).name());
        }
    }

    @Override
    public void onNode(final NodeView node) {
        line("node", () -> {
            stamp(node);
            node(node.id());
            json.writeNumberField("staleInstruments", node.staleInstruments());
            json.writeStringField("state", Words.state(node.effectiveState(), node.killState()));
            json.writeNumberField("killCause", node.killCause());
            number("realisedPnl", node.realisedPnl());
            number("unrealisedPnl", node.unrealisedPnl());
            number("grossExposure", node.grossExposure());
            number("netExposure", node.netExposure());
            number("var95", node.var95());
            number("var99", node.var99());
            number("var999", node.var999());
            number("es975", node.es975());
            number("es99", node.es99());
            number("liquidityCost", node.liquidityCost());
            number("liquidityCostStressed", node.liquidityCostStressed());
            number("lvar99", node.lvar99());
            number("lvar99Stressed", node.lvar99Stressed());
            number("liquidationDays", node.liquidationDays());
        });
    }

    @Override
    public void onUtilisation(final UtilisationView limit) {
        line("utilisation", () -> {
            stamp(limit);
            node(limit.node());
            json.writeNumberField("control", limit.control());
            json.writeNumberField("metric", limit.metric());
            number("value", limit.value());
            number("limit", limit.limitValue());
            number("utilisation", limit.utilisation());
        });
    }

    @Override
    public void onRegime(final RegimeView regime) {
        line("regime", () -> {
            stamp(regime);
            number("bull", regime.bull());
            number("neutral", regime.neutral());
            number("bear", regime.bear());
            number("crisis", regime.crisis());
        });
    }

    @Override
    public void onBook(final BookView book) {
        line("book", () -> {
            stamp(book);
            json.writeNumberField("instrument", book.instrument());
            json.writeStringField("symbol", book.symbol());
            number("bidPrice", BookView.price(book.bidPrice()));
            number("bidQuantity", BookView.quantity(book.bidQuantity()));
            number("askPrice", BookView.price(book.askPrice()));
            number("askQuantity", BookView.quantity(book.askQuantity()));
            number("lastPrice", BookView.price(book.lastPrice()));
        });
    }

    @Override
    public void onFeatures(final FeatureView features) {
        line("features", () -> {
            stamp(features);
            json.writeNumberField("instrument", features.instrument());
            if (features.instrument() < view.books().size()) {
                json.writeStringField(
                        "symbol", view.books().get(features.instrument()).symbol());
            }
            number("mid", features.mid());
            number("weightedMid", features.weightedMid());
            number("microPrice", features.microPrice());
            number("quotedSpread", features.quotedSpread());
            number("queueImbalance", features.queueImbalance());
            number("bidDepthNear", features.bidDepthNear());
            number("askDepthNear", features.askDepthNear());
            number("orderFlowImbalance", features.orderFlowImbalance());
            number("tradeImbalance", features.tradeImbalance());
            number("tradeIntensity", features.tradeIntensity());
            number("volumeRate", features.volumeRate());
            number("meanEffectiveSpread", features.meanEffectiveSpread());
            number("meanRealisedSpread", features.meanRealisedSpread());
            number("vpin", features.vpin());
            number("kyleLambda", features.kyleLambda());
            number("amihud", features.amihud());
            number("realisedVolatility", features.realisedVolatility());
            number("noiseDeviation", features.noiseDeviation());
            number("volumeShare", features.volumeShare());
            number("relativeVolume", features.relativeVolume());
            number("volumeAnomaly", features.volumeAnomaly());
            number("liquidationSecondsPerUnit", features.liquidationSecondsPerUnit());
        });
    }

    @Override
    public void onSmile(final SmileView smile) {
        line("smile", () -> {
            stamp(smile);
            json.writeNumberField("smile", smile.smile());
            json.writeNumberField("underlying", smile.underlying());
            if (smile.underlying() >= 0 && smile.underlying() < view.books().size()) {
                json.writeStringField(
                        "symbol", view.books().get(smile.underlying()).symbol());
            }
            json.writeStringField("expiry", Words.time(smile.expiryNs()));
            json.writeStringField("state", Words.smileState(smile.state()));
            json.writeStringField("reason", Words.smileReason(smile.reason()));
            json.writeBooleanField("calendarArbitrage", smile.hasCalendarArbitrage());
            json.writeNumberField("quotesUsed", smile.quotesUsed());
            json.writeNumberField("quotesLeftOut", smile.quotesLeftOut());
            json.writeNumberField("oldestQuoteAgeNs", smile.oldestQuoteAgeNs());
            json.writeNumberField("fitTimeNs", smile.fitTimeNs());
            number("forward", smile.forward());
            json.writeStringField("forwardSource", Words.forwardSource(smile.forwardSource()));
            json.writeStringField("forwardState", Words.smileState(smile.forwardState()));
            number("atTheMoney", smile.atTheMoney());
            number("skew", smile.skew());
            number("riskReversal25", smile.riskReversal25());
            number("butterfly25", smile.butterfly25());
            number("forwardVolatility", smile.forwardVolatility());
            number("years", smile.years());
            number("fitForward", smile.fitForward());
            number("a", smile.a());
            number("b", smile.b());
            number("rho", smile.rho());
            number("m", smile.m());
            number("sigma", smile.sigma());
            number("rmsResidual", smile.rmsResidual());
            number("mostResidual", smile.mostResidual());
            number("rmsResidualWidths", smile.rmsResidualWidths());
            number("mostResidualWidths", smile.mostResidualWidths());
        });
    }

    @Override
    public void onVolatility(final VolatilityView volatility) {
        line("volatility", () -> {
            stamp(volatility);
            json.writeNumberField("instrument", volatility.instrument());
            if (volatility.instrument() < view.books().size()) {
                json.writeStringField(
                        "symbol", view.books().get(volatility.instrument()).symbol());
            }
            json.writeStringField("state", Words.smileState(volatility.state()));
            json.writeStringField("outcome", Words.fitOutcome(volatility.outcome()));
            json.writeBooleanField("converged", volatility.outcome() == FIT_CONVERGED);
            json.writeNumberField("failures", volatility.failures());
            json.writeStringField("model", Words.equation(volatility.equation(), volatility.gamma()));
            json.writeStringField("errors", Words.errors(volatility.errors()));
            json.writeBooleanField("absolute", volatility.isAbsolute());
            json.writeNumberField("fitTimeNs", volatility.fitTimeNs());
            if (volatility.fitTimeNs() == 0) {
                json.writeNullField("fitAgeNs");
            } else {
                json.writeNumberField("fitAgeNs", clock.nanoTime() - volatility.fitTimeNs());
            }
            json.writeNumberField("fitReturns", volatility.fitReturns());
            json.writeNumberField("fitSeeds", volatility.fitSeeds());
            json.writeNumberField("returnSequence", volatility.returnSequence());
            json.writeNumberField("barTimeNs", volatility.barTimeNs());
            number("barReturn", volatility.barReturn());
            number("volatility", volatility.volatility());
            json.writeNumberField("horizonBars", volatility.horizonBars());
            number("horizonVolatility", volatility.horizonVolatility());
            number("horizonDeviation", volatility.horizonDeviation());
            number("mu", volatility.mu());
            number("omega", volatility.omega());
            number("alpha", volatility.alpha());
            number("gamma", volatility.gamma());
            number("beta", volatility.beta());
        });
    }

    @Override
    public void onAlert(final AlertDecoder alert, final boolean advance) {
        line("alert", () -> {
            stamp(alert.stamp(), advance);
            node(alert.node());
            json.writeNumberField("control", alert.control());
            json.writeNumberField("metric", alert.metric());
            json.writeStringField("severity", Words.severity(alert.severity()));
            json.writeNumberField("causeSequence", alert.causeSequence());
            number("before", alert.before());
            number("value", alert.value());
            number("limit", alert.limitValue());
        });
    }

    @Override
    public void onKill(final KillStateDecoder kill, final boolean advance) {
        line("kill", () -> {
            stamp(kill.stamp(), advance);
            node(kill.node());
            json.writeStringField("from", Words.kill(kill.from()));
            json.writeStringField("to", Words.kill(kill.to()));
            json.writeNumberField("killId", kill.killId());
            json.writeNumberField("control", kill.control());
            json.writeNumberField("causeSequence", kill.causeSequence());
            number("before", kill.before());
            number("value", kill.value());
            number("limit", kill.limitValue());
            json.writeStringField("person", kill.person());
            json.writeStringField("reason", kill.reason());
        });
    }

    @Override
    public void onDecision(final OrderDecisionDecoder decision, final boolean advance) {
        line("decision", () -> {
            stamp(decision.stamp(), advance);
            node(decision.accountNode());
            json.writeNumberField("clOrdId", decision.clOrdId());
            json.writeNumberField("sourceId", decision.sourceId());
            json.writeNumberField("instrument", decision.instrumentId());
            json.writeBooleanField("accepted", decision.accepted() == 1);
            json.writeNumberField("failedControls", decision.failedControls());
            number("value", decision.value());
            number("limit", decision.limitValue());
        });
    }

    @Override
    public void onSnapshot() {
        line("snapshot", () -> {
            json.writeNumberField("sequence", view.sequence());
            json.writeNumberField("epoch", view.epoch());
            json.writeNumberField("nodes", view.nodes().size());
        });
    }

    @Override
    public void onStaleness(final int reasons) {
        line("staleness", () -> json.writeStringField("reasons", Staleness.describe(reasons)));
    }

    void flush() {
        try {
            json.flush();
        } catch (final IOException e) {
            throw new UncheckedIOException("standard output cannot be written", e);
        }
    }
}
