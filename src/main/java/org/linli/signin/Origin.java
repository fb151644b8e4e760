package org.linli.signin;

/** What is known of who asks beside what they type: the address to count tries by. */
public record Origin(String address) {}
