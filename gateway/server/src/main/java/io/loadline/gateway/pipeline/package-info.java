/**
 * The way of one tick: ingress stamps an event and puts it into the ring, the stages handle it, the journal keeps it. {@link
 * io.loadline.gateway.pipeline.PipelineBuilder} is the wiring; {@link io.loadline.gateway.pipeline.LogReplay} runs a journal through the
 * same stages. Nothing here knows what a stage computes.
 */
package io.loadline.gateway.pipeline;
