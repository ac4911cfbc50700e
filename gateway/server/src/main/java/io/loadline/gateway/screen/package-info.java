/**
 * The live screen of {@code demo} and {@code watch}: a {@code ScreenModel} collects what a desk client hears, a {@code RiskScreen} draws it
 * on a {@code Canvas} of any size, and a {@code Display} shows the canvas: on a terminal by writing only the cells that changed, elsewhere as
 * plain text. One thread polls the client, updates the model, and draws.
 */
package io.loadline.gateway.screen;
