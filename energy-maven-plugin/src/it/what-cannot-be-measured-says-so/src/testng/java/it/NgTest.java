package it;

import org.testng.annotations.Test;

public class NgTest {
    @Test
    public void works() {}
}
