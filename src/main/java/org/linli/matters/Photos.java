package org.linli.matters;
/** Placeholder. */
final class Photos { static final int PHOTOS_MAX = 4; private Photos() {} }
