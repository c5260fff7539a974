package it;

/** The code under test: how many joules its operations need. Two of them can be made to use more energy. */
final class Orders {

    private static final double FACTOR = Double.parseDouble(System.getProperty("hungrier", "1"));

    private Orders() {}

    static double sort() {
        return 2;
    }

    static double total() {
        return 3 * FACTOR;
    }

    static double print() {
        return 1;
    }

    static double archive() {
        return 0.5 * FACTOR;
    }

    static double search() {
        return 4;
    }
}
