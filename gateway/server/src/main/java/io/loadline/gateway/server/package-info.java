/**
 * The composition root: one class for each thing that is put together. {@code RiskStages} joins the stages, {@code LoadlineServer} joins feeds,
 * journal, stages and desks into a running server, {@code JournalReplay} runs a journal again.
 */
package io.loadline.gateway.server;
