/**
 * A simulated exchange that speaks the languages of several venues, by price and order by order, and the demo universe that trades on it.
 *
 * <p>{@link io.loadline.feed.sim.SimulatedUniverse} describes instruments, portfolio, limits and price history;
 * {@link io.loadline.feed.sim.SimulatedExchange} turns a universe and {@link io.loadline.feed.sim.SimulationSettings} into packets for a
 * {@link io.loadline.feed.sim.PacketOutput}: a UDP socket or a capture file. A {@link io.loadline.feed.sim.VenueDialect} says how.
 * Where single orders are told, one layer puts them behind the levels for every such dialect. Everything follows from the seed and the start time: there is
 * no clock, no thread and no other source of chance in here, and one thread runs it all. Real and simulated packets meet in the same feed
 * handler; nothing else of the server may use this package.
 *
 * <p>Time is compressed: a simulated second carries the price variance of {@value io.loadline.feed.sim.FactorModel#TIME_COMPRESSION}
 * seconds of a real session, so that a run of half a minute shows what half an hour would.
 */
package io.loadline.feed.sim;
