package io.scaleguide.guide.export;

/**
 * A file of an export.
 *
 * @param path where it goes, relative to the export's folder, with / between names
 * @param text what is in it
 */
public record ExportFile(String path, String text) {}
