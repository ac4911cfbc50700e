package io.loadline.gateway.config;

/** What a blank cell in a used column of the price history means. */
public enum HistoryGaps {
    /** A mistake: the start is refused. */
    REFUSE,
    /** The last published value stands, so the scenario of that day has no move in this factor. */
    PREVIOUS,
    /** The whole day is left out for every column. */
    DROP_DAY
}
