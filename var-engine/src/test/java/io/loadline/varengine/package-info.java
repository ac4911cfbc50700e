/** Tests of the VaR engine. */
package io.loadline.varengine;
