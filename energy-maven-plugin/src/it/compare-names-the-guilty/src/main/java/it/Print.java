package it;

import java.util.function.DoubleSupplier;

/** Is found by the descriptor of the module alone. */
public final class Print implements DoubleSupplier {

    @Override
    public double getAsDouble() {
        return 1;
    }
}
