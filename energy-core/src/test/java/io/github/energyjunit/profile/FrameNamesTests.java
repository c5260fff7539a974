package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameNamesTests {

    @ParameterizedTest
    @CsvSource({
        "com.acme.Foo,bar,com.acme.Foo.bar",
        "com.acme.Foo,<init>,com.acme.Foo.<init>",
        "com.acme.Foo,lambda$bar$0,com.acme.Foo.bar (lambda)",
        "com.acme.Foo,lambda$static$3,com.acme.Foo.static (lambda)",
        "com.acme.Foo,lambda$new$12,com.acme.Foo.new (lambda)",
        "com.acme.FooKt,total$lambda$0,com.acme.FooKt.total (lambda)",
        "com.acme.FooKt,total$lambda-2$1,com.acme.FooKt.total (lambda)",
        "com.acme.Foo$total$1,invoke,com.acme.Foo.total (lambda)",
        "com.acme.Foo$total$1,invokeSuspend,com.acme.Foo.total (lambda)",
        "com.acme.Foo$total$1,compare,com.acme.Foo$total$1.compare",
        "com.acme.Foo,total$default,com.acme.Foo.total (defaults)",
        "com.acme.Foo,access$total,com.acme.Foo.total (access)",
        "com.acme.Foo,total-Wa3L5BU,com.acme.Foo.total",
        "com.acme.Foo$,$anonfun$total$1,com.acme.Foo$.total (lambda)",
        "com.acme.FooTest,adds two orders,com.acme.FooTest.adds two orders",
    })
    void names_read_as_the_source_does(String type, String method, String name) {
        assertThat(FrameNames.of(type, method)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Foo$$Lambda$14",
                "com.acme.Foo$$Lambda.0x00007f1c3c0bfc18",
                "com.acme.Foo$$Lambda/0x0000000800c03a00",
                "java.lang.invoke.LambdaForm$MH",
                "jdk.internal.reflect.GeneratedMethodAccessor12"
            })
    void classes_without_source_are_left_out(String type) {
        assertThat(FrameNames.isMadeUp(type)).isTrue();
        assertThat(FrameNames.isMadeUp("com.acme.Foo$Lambda")).isFalse();
    }
}
