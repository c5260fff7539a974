/** Tests run in their module, as Surefire runs them. */
module it.orders {
    // Of the tests' machine.
    requires java.management;

    uses java.util.function.DoubleSupplier;

    provides java.util.function.DoubleSupplier with
            it.Print;
}
