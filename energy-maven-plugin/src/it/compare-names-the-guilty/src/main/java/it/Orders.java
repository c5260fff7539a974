package it;

import java.util.ServiceLoader;
import java.util.function.DoubleSupplier;

/** The code under test: how many joules its operations need. The base and the head differ in this file. */
final class Orders {

    private Orders() {}

    static double sort() {
        return 2;
    }

    static double total() {
        return 3;
    }

    static double print() {
        return ServiceLoader.load(DoubleSupplier.class).findFirst().orElseThrow().getAsDouble();
    }
}
