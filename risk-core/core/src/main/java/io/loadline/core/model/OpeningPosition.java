package io.loadline.core.model;

/**
 * A position held when the log begins.
 *
 * @param account node id of an {@link NodeLevel#ACCOUNT}
 * @param instrument instrument id
 * @param quantity signed mantissa of 1e-8
 * @param averagePrice mantissa of 1e-9, the price unrealised P&amp;L is counted from
 */
public record OpeningPosition(int account, int instrument, long quantity, long averagePrice) {}
