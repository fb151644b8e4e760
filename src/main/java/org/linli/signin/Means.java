package org.linli.signin;

/** What somebody comes in with. A name never changes its meaning. */
public enum Means {
    /** A login and a password. */
    PASSWORD(true),
    /** A key kept by a phone, a computer or a stick (WebAuthn). */
    PASSKEY(true),
    /** An account with an identity provider that the installation trusts (OpenID Connect). */
    PROVIDER(true),
    /** A code sent to a phone. */
    PHONE(false),
    /** A code on paper, handed out at the counter; opens once and is no lasting way in. */
    PAPER(false);

    private final boolean enoughForPosts;

    Means(boolean enoughForPosts) {
        this.enoughForPosts = enoughForPosts;
    }

    /**
     * Whether somebody whose posts allow anything gets in with it alone. A phone and a slip of paper are easily borrowed: with them such
     * a person only sets another way in.
     */
    public boolean isEnoughForPosts() {
        return enoughForPosts;
    }
}
