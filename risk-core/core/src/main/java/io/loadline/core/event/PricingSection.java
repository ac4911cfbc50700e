package io.loadline.core.event;

/**
 * Which nodes an event touches, and their positions, P&amp;L and exposure after it. Written by the pricing stage, and reset by it on every
 * event.
 *
 * <p>Unit exposures describe one unit of quantity of {@link #instrument} in its own currency: under a scenario with return R of the
 * instrument's risk factor (simple return for LOG columns, difference for ABSOLUTE ones) its P&amp;L is {@code unitLinear * R +
 * unitQuadratic * R * R}, where R is {@code R / (1 + R)} for an inverse contract, and its value today is {@code unitValue} (0 where it is margined, as only P&amp;L then carries currency risk).
 */
public final class PricingSection {
    /** Why nodes are touched: none are. */
    public static final int NONE = 0;
    /** The mark, unit exposures or quality of {@link #instrument} changed. */
    public static final int MARK = 1;
    /** A fill moved the position of one account. */
    public static final int FILL = 1 << 1;
    /** A currency rate changed. */
    public static final int CURRENCY = 1 << 2;
    /** An order asks for a verdict: nothing has changed, the path of its account is listed. */
    public static final int ORDER = 1 << 3;
    /** Only the quality of nodes changed: quotes grew old, or an epoch began. {@link #instrument} is -1. */
    public static final int QUALITY = 1 << 4;

    private static final int QUANTITY = 0;
    private static final int QUANTITY_BEFORE = 1;
    private static final int REALISED = 2;
    private static final int UNREALISED = 3;
    private static final int LIQUIDATION = 4;
    private static final int GROSS = 5;
    private static final int NET = 6;
    private static final int WIDTH = 8;

    private final double[] values;

    /** Touched node ids, parents after children, first {@link #count} valid. */
    public final int[] nodes;

    /** Held instruments without a good price, per touched node. */
    public final int[] staleInstruments;

    /** {@link io.loadline.core.Quality} bits of the node's numbers, per touched node. */
    public final int[] quality;

    /** Number of touched nodes. */
    public int count;

    /** Bit set of the reasons above. */
    public int reasons;

    /** Instrument of the mark, fill or order; -1 where none. */
    public int instrument;

    /** Account node of the fill or order; -1 where none. */
    public int account;

    /** Mid of the last good book, in the instrument's currency; NaN before the first. */
    public double mark;

    /** Mark before this event. */
    public double markBefore;

    /** Quality of the mark. */
    public int markQuality;

    /** See the class comment. */
    public double unitLinear;

    /** Value before this event. */
    public double unitLinearBefore;

    /** See the class comment. */
    public double unitQuadratic;

    /** Value before this event. */
    public double unitQuadraticBefore;

    /** See the class comment. */
    public double unitValue;

    /** Value before this event. */
    public double unitValueBefore;

    /** Forward that the greeks of {@link #instrument} are for; NaN where it is no option or has none. */
    public double optionForward;

    /** Volatility that they are for; NaN where it is no option or has none. */
    public double optionVolatility;

    /** True where the option's price is in units of its underlying. */
    public boolean optionInCoin;

    /** True where the option may be exercised before expiry. */
    public boolean optionIsAmerican;

    /** Of such an option: what exercise delivers or takes, over the forward of its expiry, as last chosen. */
    public double optionSpotPerForward;

    /** Base units per unit of the instrument's currency, after this event. */
    public double fxRate;

    /** Currency whose rate changed, -1 where none. */
    public int currency;

    /** Base units per unit of {@link #currency}. */
    public double currencyRate;

    /** Rate before this event. */
    public double currencyRateBefore;

    /**
     * @param nodeCount nodes of the portfolio tree
     */
    public PricingSection(final int nodeCount) {
        nodes = new int[nodeCount];
        staleInstruments = new int[nodeCount];
        quality = new int[nodeCount];
        values = new double[nodeCount * WIDTH];
    }

    /** Makes the section say nothing. */
    public void reset() {
        count = 0;
        reasons = NONE;
        instrument = -1;
        account = -1;
        currency = -1;
        mark = Double.NaN;
        markBefore = Double.NaN;
        markQuality = 0;
        unitLinear = 0;
        unitLinearBefore = 0;
        unitQuadratic = 0;
        unitQuadraticBefore = 0;
        unitValue = 0;
        unitValueBefore = 0;
        optionForward = Double.NaN;
        optionVolatility = Double.NaN;
        optionInCoin = false;
        optionIsAmerican = false;
        optionSpotPerForward = 1;
        fxRate = Double.NaN;
        currencyRate = Double.NaN;
        currencyRateBefore = Double.NaN;
    }

    /**
     * Appends a touched node.
     *
     * @param node node id
     * @param quantity position of the node and its descendants in {@link #instrument}, in units, signed
     * @param quantityBefore the same before this event
     * @param realised realised P&amp;L since the log began, base currency
     * @param unrealised unrealised P&amp;L at mark, base currency
     * @param liquidation realised plus unrealised P&amp;L at liquidation prices (longs at the bid, shorts at the ask), base currency
     * @param gross sum of absolute delta values, base currency
     * @param net sum of delta values, base currency
     * @param stale held instruments without a good price
     * @param nodeQuality quality bits
     */
    public void add(
            final int node,
            final double quantity,
            final double quantityBefore,
            final double realised,
            final double unrealised,
            final double liquidation,
            final double gross,
            final double net,
            final int stale,
            final int nodeQuality) {
        final int base = count * WIDTH;
        nodes[count] = node;
        values[base + QUANTITY] = quantity;
        values[base + QUANTITY_BEFORE] = quantityBefore;
        values[base + REALISED] = realised;
        values[base + UNREALISED] = unrealised;
        values[base + LIQUIDATION] = liquidation;
        values[base + GROSS] = gross;
        values[base + NET] = net;
        staleInstruments[count] = stale;
        quality[count] = nodeQuality;
        count++;
    }

    /**
     * @param index index of the touched node
     * @return position of the node in {@link #instrument} after this event, units, signed
     */
    public double quantity(final int index) {
        return values[index * WIDTH + QUANTITY];
    }

    /**
     * @param index index of the touched node
     * @return position of the node in {@link #instrument} before this event
     */
    public double quantityBefore(final int index) {
        return values[index * WIDTH + QUANTITY_BEFORE];
    }

    /**
     * @param index index of the touched node
     * @return realised P&amp;L, base currency, gains positive
     */
    public double realisedPnl(final int index) {
        return values[index * WIDTH + REALISED];
    }

    /**
     * @param index index of the touched node
     * @return unrealised P&amp;L at mark, base currency, gains positive
     */
    public double unrealisedPnl(final int index) {
        return values[index * WIDTH + UNREALISED];
    }

    /**
     * @param index index of the touched node
     * @return realised plus unrealised P&amp;L at liquidation prices, base currency, gains positive
     */
    public double liquidationPnl(final int index) {
        return values[index * WIDTH + LIQUIDATION];
    }

    /**
     * @param index index of the touched node
     * @return gross exposure, base currency
     */
    public double grossExposure(final int index) {
        return values[index * WIDTH + GROSS];
    }

    /**
     * @param index index of the touched node
     * @return net exposure, base currency, signed
     */
    public double netExposure(final int index) {
        return values[index * WIDTH + NET];
    }
}
