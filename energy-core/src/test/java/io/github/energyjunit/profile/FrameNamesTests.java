package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
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
        // Unnamed package
        "Foo,bar,Foo.bar",
        "Foo,lambda$bar$0,Foo.bar (lambda)",
        // Kotlin: coroutines in nested classes, local functions, lambdas in lambdas
        "com.acme.Foo$Inner$total$1,invokeSuspend,com.acme.Foo$Inner.total (lambda)",
        "com.acme.FooKt$main$1$job$1,invokeSuspend,com.acme.FooKt.main (lambda)",
        "com.acme.Foo$total$1$1,invoke,com.acme.Foo.total (lambda)",
        "com.acme.FooKt,main$lambda$1$lambda$0,com.acme.FooKt.main (lambda)",
        "com.acme.FooKt,total$helper,com.acme.FooKt.total$helper",
        // Groovy's closures
        "com.acme.Foo$_total_closure1,doCall,com.acme.Foo.total (lambda)",
        "com.acme.Foo$_total_closure1$_closure2,doCall,com.acme.Foo.total (lambda)",
        // Scala
        "com.acme.Foo$,$anonfun$total$1$adapted,com.acme.Foo$.total (lambda)",
        "com.acme.Foo,$plus$plus,com.acme.Foo.$plus$plus",
        "com.acme.Screen$Greeting$1,invoke,com.acme.Screen.Greeting (lambda)",
        "com.acme.Foo$call$1,doCall,com.acme.Foo$call$1.doCall",
        // Hidden classes, whose address differs between JVMs
        "com.acme.Made/0x0000000800c03a00,run,com.acme.Made.run",
        "com.acme.Made.0x00007f1c3c0bfc18,run,com.acme.Made.run",
        "com.acme.Made+0x00007f1c3c0bfc18,run,com.acme.Made.run",
        // Names that only generated code can have
        "com.acme.Foo,lambda$,com.acme.Foo.lambda$",
        "com.acme.Foo,$default,com.acme.Foo.$default",
        "com.acme.Foo,$lambda$0,com.acme.Foo.$lambda$0",
        "com.acme.Foo,-impl,com.acme.Foo.-impl",
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
                "jdk.internal.reflect.GeneratedMethodAccessor12",
                "java.lang.invoke.LambdaForm$DMH.0x00007f1c3c002400",
                "com.acme.Service$$EnhancerBySpringCGLIB$$3c4d5e6f",
                "com.acme.Service$$SpringCGLIB$$0",
                "com.acme.Service$$FastClassBySpringCGLIB$$1a2b3c",
                "com.acme.Service$ByteBuddy$Ab12Cd34",
                "com.acme.Service$MockitoMock$123456789",
                "com.acme.Service$HibernateProxy$Ab12Cd34",
                "com.acme.Service_$$_jvst4f2_0",
                "$Proxy7",
                "com.sun.proxy.$Proxy12",
                "jdk.proxy2.$Proxy12"
            })
    void classes_without_source_are_left_out(String type) {
        assertThat(FrameNames.isMadeUp(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"com.acme.Foo$Lambda", "com.acme.Proxy12", "com.acme.ByteBuddy", "com.acme.Foo$Proxy", "$Proxy"})
    void classes_with_similar_names_are_kept(String type) {
        assertThat(FrameNames.isMadeUp(type)).isFalse();
    }

    /** Generated code may have any name; none may keep the report from ending. */
    @ParameterizedTest
    @ValueSource(strings = {"$", "a$", "$lambda$1", "$1", "A$b", "access$", "-", "(lambda)"})
    void long_hostile_names_are_named_at_once_and_cut(String part) {
        String name = part.repeat(65_535 / part.length());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            FrameNames.isMadeUp(name);
            for (String method : List.of(name, "invoke", "doCall")) {
                assertThat(FrameNames.of(name, method)).hasSizeLessThan(2_100);
                FrameNames.of(name.substring(0, 1_000), method);
            }
        });
    }
}
