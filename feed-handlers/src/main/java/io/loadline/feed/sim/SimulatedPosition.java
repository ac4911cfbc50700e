package io.loadline.feed.sim;

/**
 * An opening position, bought at the opening price.
 *
 * @param desk its desk
 * @param account name of the account's node
 * @param instrument instrument id
 * @param quantity signed, whole units or contracts
 * @param value signed market value in dollars
 * @param deltaValue signed value in dollars that moves one for one with the underlying; of anything but an option its value
 */
record SimulatedPosition(Desk desk, String account, int instrument, long quantity, double value, double deltaValue) {}
