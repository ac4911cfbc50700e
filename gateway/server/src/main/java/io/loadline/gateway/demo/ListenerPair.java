package io.loadline.gateway.demo;

import io.loadline.client.BookView;
import io.loadline.client.DeskListener;
import io.loadline.client.NodeView;
import io.loadline.client.RegimeView;
import io.loadline.client.UtilisationView;
import io.loadline.client.VolatilityView;
import io.loadline.codec.output.AlertDecoder;
import io.loadline.codec.output.CancelRequestDecoder;
import io.loadline.codec.output.CommandResultDecoder;
import io.loadline.codec.output.KillStateDecoder;
import io.loadline.codec.output.OrderDecisionDecoder;

/** Tells two listeners, in order. */
record ListenerPair(DeskListener first, DeskListener second) implements DeskListener {
    @Override
    public void onNode(final NodeView node) {
        first.onNode(node);
        second.onNode(node);
    }

    @Override
    public void onUtilisation(final UtilisationView utilisation) {
        first.onUtilisation(utilisation);
        second.onUtilisation(utilisation);
    }

    @Override
    public void onRegime(final RegimeView regime) {
        first.onRegime(regime);
        second.onRegime(regime);
    }

    @Override
    public void onBook(final BookView book) {
        first.onBook(book);
        second.onBook(book);
    }

    @Override
    public void onVolatility(final VolatilityView volatility) {
        first.onVolatility(volatility);
        second.onVolatility(volatility);
    }

    @Override
    public void onAlert(final AlertDecoder alert, final boolean advance) {
        first.onAlert(alert, advance);
        second.onAlert(alert, advance);
    }

    @Override
    public void onKill(final KillStateDecoder kill, final boolean advance) {
        first.onKill(kill, advance);
        second.onKill(kill, advance);
    }

    @Override
    public void onDecision(final OrderDecisionDecoder decision, final boolean advance) {
        first.onDecision(decision, advance);
        second.onDecision(decision, advance);
    }

    @Override
    public void onCancelRequest(final CancelRequestDecoder request, final boolean advance) {
        first.onCancelRequest(request, advance);
        second.onCancelRequest(request, advance);
    }

    @Override
    public void onCommandResult(final CommandResultDecoder result, final boolean advance) {
        first.onCommandResult(result, advance);
        second.onCommandResult(result, advance);
    }

    @Override
    public void onSnapshot() {
        first.onSnapshot();
        second.onSnapshot();
    }

    @Override
    public void onStaleness(final int reasons) {
        first.onStaleness(reasons);
        second.onStaleness(reasons);
    }
}
