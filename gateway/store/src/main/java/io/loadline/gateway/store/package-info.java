/**
 * The time-series store: what a journal says, as tables for SQL. {@code store build} runs the journal through the book stage, off the tick path
 * and in a process of its own, and writes Parquet; {@code query} reads it with DuckDB. The only module that knows DuckDB. One thread.
 */
package io.loadline.gateway.store;
