/**
 * The ring event: the input bytes and one section a stage. A section has one writing stage, named in its Javadoc; stages behind
 * it in the pipeline read it. Sections are separate objects, so stages that run in parallel write to separate cache lines.
 */
package io.loadline.core.event;
