package io.loadline.client;

import io.loadline.codec.output.AlertDecoder;
import io.loadline.codec.output.CancelRequestDecoder;
import io.loadline.codec.output.CommandResultDecoder;
import io.loadline.codec.output.KillStateDecoder;
import io.loadline.codec.output.OrderDecisionDecoder;

/**
 * Told of what arrives, on the polling thread. Views and decoders are valid during the call. An advance copy is sent before its cause is
 * journaled: act on it at once; the same message comes again, as not in advance, when it is. Rows of a snapshot are told as values, and never
 * as alerts or steps of a kill.
 */
public interface DeskListener {
    /** Wants to know nothing. */
    DeskListener NONE = new DeskListener() {};

    /**
     * @param node node with new risk
     */
    default void onNode(final NodeView node) {}

    /**
     * @param utilisation limit with a new utilisation
     */
    default void onUtilisation(final UtilisationView utilisation) {}

    /**
     * @param regime new probabilities
     */
    default void onRegime(final RegimeView regime) {}

    /**
     * @param book instrument with a new top of book
     */
    default void onBook(final BookView book) {}

    /**
     * @param features instrument with newly sampled microstructure features
     */
    default void onFeatures(final FeatureView features) {}

    /**
     * @param smile volatility smile that was fitted again, or whose read-offs or state have changed
     */
    default void onSmile(final SmileView smile) {}

    /**
     * @param volatility instrument whose bar of returns closed, or for whose volatility model a fit came or failed
     */
    default void onVolatility(final VolatilityView volatility) {}

    /**
     * @param alert a limit crossed a threshold
     * @param advance true for an advance copy
     */
    default void onAlert(final AlertDecoder alert, final boolean advance) {}

    /**
     * @param kill a step of the kill machine
     * @param advance true for an advance copy
     */
    default void onKill(final KillStateDecoder kill, final boolean advance) {}

    /**
     * @param decision verdict on an order
     * @param advance true for an advance copy
     */
    default void onDecision(final OrderDecisionDecoder decision, final boolean advance) {}

    /**
     * @param request orders to withdraw
     * @param advance true for an advance copy
     */
    default void onCancelRequest(final CancelRequestDecoder request, final boolean advance) {}

    /**
     * @param result what became of a command
     * @param advance true for an advance copy
     */
    default void onCommandResult(final CommandResultDecoder result, final boolean advance) {}

    /** The view holds a verified snapshot. */
    default void onSnapshot() {}

    /**
     * @param reasons {@link Staleness} bits that hold from now on
     */
    default void onStaleness(final int reasons) {}
}
