package org.lbadmin.engine;

/**
 * One file of an engine.
 *
 * @param path its name in the engine's folder
 * @param secret whether its text must not be shown
 */
public record ConfigFile(String path, String text, boolean secret) {}
