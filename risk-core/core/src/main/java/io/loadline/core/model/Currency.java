package io.loadline.core.model;

/**
 * A currency and where its rate to the base currency comes from.
 *
 * @param code ISO 4217 or the venue's own (BTC)
 * @param rateInstrument instrument whose mid is the rate, -1 for the base currency
 * @param inverted true where that price is foreign units per base unit (USDJPY for a dollar firm)
 * @param initialRate base units per unit of this currency until the first good price, NaN where none is given
 */
public record Currency(String code, int rateInstrument, boolean inverted, double initialRate) {}
