package org.linli.matters;

/** A matter picked in a list, in the version that was seen. */
record Picked(String code, int version) {}
