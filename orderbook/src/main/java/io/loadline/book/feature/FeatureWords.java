package io.loadline.book.feature;

/**
 * Where each kernel keeps its words in the state of one instrument. What a change of the top needs stands first and together, because an
 * instrument is rarely in the cache: two lines for every top, two more where the mid moves, then one line a class of the micro-price. What
 * only trades need follows, and rings and tables that are seldom read are kept {@link FeatureState#far(int) far} from the rest.
 */
final class FeatureWords {
    /** Bits of {@link #FLAGS}. */
    static final long MADE = 1;

    static final long BEGUN = 1 << 1;
    static final long GOOD = 1 << 2;
    static final long FLOW_KNOWN = 1 << 3;
    static final long BAR_WHOLE = 1 << 4;
    static final long QUARTER_WHOLE = 1 << 5;
    static final long SIDE_PRICED = 1 << 6;
    /** The classes of the micro-price have learned since their sums were last reckoned. */
    static final long MICRO_LEARNED = 1 << 7;

    static final int FLAGS = 0;
    static final int NEXT_SAMPLE = 1;
    static final int TICK = 2;
    static final int MID = 3;
    static final int BID_SHARE = 4;
    static final int PROFILE_END = 5;
    static final int BAR_END = 6;
    static final int COSTS_DUE = 7;

    static final int BID_PRICE = 8;
    static final int BID_QUANTITY = 9;
    static final int ASK_PRICE = 10;
    static final int ASK_QUANTITY = 11;
    static final int FLOW_SUM = 12;
    static final int FLOW_TIME = 13;
    static final int MICRO = 14;
    static final int MULTIPLIER = 15;

    /** Eight words, then the ring of mids. */
    static final int VOLATILITY = 16;

    static final int VOLATILITY_MIDS = VOLATILITY + 8;

    /** Four words a class. */
    static final int MICRO_CLASSES = VOLATILITY_MIDS + TwoScaleVolatility.LAG;

    static final int SIDE_PRICE = MICRO_CLASSES + MicroPrice.WORDS;
    static final int SIDE_TICK = SIDE_PRICE + 1;

    /** Six words. */
    static final int TRADES = SIDE_TICK + 1;

    /** Eight words. */
    static final int COSTS = TRADES + 6;

    /** Nine words. */
    static final int BUCKETS = COSTS + 8;

    /** Fourteen words. */
    static final int BARS = BUCKETS + 9;

    static final int PROFILE_VOLUME = BARS + 14;
    static final int PROFILE_SHARE = PROFILE_VOLUME + 1;

    /** Words of an instrument that are near each other. */
    static final int NEAR = PROFILE_SHARE + 1;

    /** Three words a trade that waits for its later mid. */
    static final int FAR_COSTS = 0;

    static final int FAR_BUCKETS = FAR_COSTS + 3 * TradeCosts.WAITING;

    /** Bits of the quarters that are known, then a mean a quarter. */
    static final int FAR_PROFILE_KNOWN = FAR_BUCKETS + VolumeBuckets.WINDOW;

    static final int FAR_PROFILE = FAR_PROFILE_KNOWN + 2;

    static final int FAR_MICRO = FAR_PROFILE + VolumeProfile.BINS;

    /** Words of an instrument that are kept apart. */
    static final int FAR = FAR_MICRO + MicroPrice.FAR_WORDS;

    private FeatureWords() {}
}
