/**
 * Market risk of the portfolio tree: value at risk and expected shortfall by historical simulation, and the cost of liquidation.
 *
 * <p>Kernels are pure (arrays in, arrays out) and may be used from anywhere. The two stages, {@link io.loadline.varengine.VarStage} and
 * {@link io.loadline.varengine.LiquidityStage}, own their state and run on one thread each, behind the pricing stage. The sweeps use
 * {@code jdk.incubator.vector}, so the JVM needs {@code --add-modules=jdk.incubator.vector}.
 */
package io.loadline.varengine;
