package it;

import java.io.IOException;

/** The code under test. The head calls one method more. */
final class Orders {

    private Orders() {}

    static void total(int lines) throws IOException {
        add(lines);
        count(lines);
    }

    private static void add(int lines) throws IOException {
        Machine.work(lines);
    }

    private static void count(int lines) throws IOException {
        Machine.work(lines);
    }

    static void round(int lines) throws IOException {
        Machine.work(lines);
    }
}
