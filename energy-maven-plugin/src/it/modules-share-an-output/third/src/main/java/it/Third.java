package it;

/** Has no test. */
public final class Third {}
