package it;

import org.junit.Ignore;
import org.junit.Test;

public class VintageTest {
    @Test
    public void old() {}

    @Test
    @Ignore("never runs")
    public void ignored() {}
}
