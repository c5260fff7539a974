package it;

import org.junit.Assert;
import org.junit.Assume;
import org.junit.Ignore;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class OldTest {
    @Parameterized.Parameters(name = "{0}")
    public static Object[] values() {
        return new Object[] {"a", "b"};
    }

    public OldTest(String value) {}

    @Test
    public void works() {}

    @Test
    public void fails() {
        Assert.fail();
    }

    @Test
    public void assumes() {
        Assume.assumeTrue(false);
    }

    @Ignore
    @Test
    public void ignored() {}
}
