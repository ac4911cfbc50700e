package io.loadline.client;

import io.loadline.codec.output.AlertDecoder;
import io.loadline.codec.output.BookFeaturesDecoder;
import io.loadline.codec.output.CancelRequestDecoder;
import io.loadline.codec.output.CommandResultDecoder;
import io.loadline.codec.output.ConditionalVolatilityDecoder;
import io.loadline.codec.output.KillStateDecoder;
import io.loadline.codec.output.LimitUtilisationDecoder;
import io.loadline.codec.output.NodeRiskDecoder;
import io.loadline.codec.output.OrderDecisionDecoder;
import io.loadline.codec.output.RegimeProbabilitiesDecoder;
import io.loadline.codec.output.TopOfBookDecoder;
import io.loadline.codec.output.VolatilitySmileDecoder;

/** Aeron stream ids between the server and the desks, and what flows on each. */
public final class Streams {
    /** Risk per node. Values: conflated per node. */
    public static final int RISK = 10;
    /** Limit utilisation. Values: conflated per node, control and metric. */
    public static final int UTILISATION = 11;
    /** Regime probabilities. Values: conflated. */
    public static final int REGIME = 12;
    /** Alerts and steps of the kill machine. Never conflated. */
    public static final int ALERTS = 13;
    /** Top of book, microstructure features and conditional volatility, each conflated per instrument, and volatility smiles, conflated per smile. */
    public static final int BOOK = 14;
    /** Snapshots for late joiners. */
    public static final int SNAPSHOT = 20;
    /** Orders, fills and commands towards the server. */
    public static final int CONTROL = 30;
    /** Decisions: order verdicts, cancel requests, results of commands. Never conflated. */
    public static final int DECISIONS = 31;

    /** No stream. */
    public static final int NONE = -1;

    private static final int[] OUTPUT = {RISK, UTILISATION, REGIME, ALERTS, BOOK, SNAPSHOT, DECISIONS};

    private Streams() {}

    /** @return number of streams from the server to the desks */
    public static int outputCount() {
        return OUTPUT.length;
    }

    /**
     * @param index from 0 to {@link #outputCount()} - 1
     * @return stream id
     */
    public static int output(final int index) {
        return OUTPUT[index];
    }

    /**
     * @param streamId stream id
     * @return index of a stream from the server to the desks, or -1
     */
    public static int indexOf(final int streamId) {
        return switch (streamId) {
            case RISK -> 0;
            case UTILISATION -> 1;
            case REGIME -> 2;
            case ALERTS -> 3;
            case BOOK -> 4;
            case SNAPSHOT -> 5;
            case DECISIONS -> 6;
            default -> -1;
        };
    }

    /**
     * @param templateId template of a {@code risk-output} message that belongs to one stream
     * @return that stream, or {@link #NONE} where the template is unknown or travels on several streams
     */
    public static int ofTemplate(final int templateId) {
        return switch (templateId) {
            case NodeRiskDecoder.TEMPLATE_ID -> RISK;
            case LimitUtilisationDecoder.TEMPLATE_ID -> UTILISATION;
            case RegimeProbabilitiesDecoder.TEMPLATE_ID -> REGIME;
            case AlertDecoder.TEMPLATE_ID, KillStateDecoder.TEMPLATE_ID -> ALERTS;
            case TopOfBookDecoder.TEMPLATE_ID,
                    BookFeaturesDecoder.TEMPLATE_ID,
                    VolatilitySmileDecoder.TEMPLATE_ID,
                    ConditionalVolatilityDecoder.TEMPLATE_ID -> BOOK;
            case OrderDecisionDecoder.TEMPLATE_ID, CancelRequestDecoder.TEMPLATE_ID, CommandResultDecoder.TEMPLATE_ID ->
                DECISIONS;
            default -> NONE;
        };
    }

    /**
     * @param streamId stream id
     * @return true where a newer value may replace an older one of the same key before it was sent
     */
    public static boolean isConflated(final int streamId) {
        return streamId == RISK || streamId == UTILISATION || streamId == REGIME || streamId == BOOK;
    }
}
