package io.github.energyjunit.testjvm.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.jspecify.annotations.Nullable;

/** Stands before a build's listener, whatever methods that has in the Maven at hand, and sees goals begin and fail. */
final class TestRunListener {

    private final @Nullable ExecutionListener others;
    private final TestRunStart start;

    private TestRunListener(@Nullable ExecutionListener others, TestRunStart start) {
        this.others = others;
        this.start = start;
    }

    static ExecutionListener before(@Nullable ExecutionListener others, TestRunStart start) {
        TestRunListener listener = new TestRunListener(others, start);
        return (ExecutionListener) Proxy.newProxyInstance(
                TestRunListener.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? listener.ofObject(proxy, method, arguments)
                        : listener.event(method, arguments));
    }

    private Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "energy-junit before " + others;
        };
    }

    private @Nullable Object event(Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("mojoStarted") && arguments[0] instanceof ExecutionEvent event) {
            Object result = pass(method, arguments);
            start.started(event); // after the goal's own headline
            return result;
        }
        if (method.getName().equals("mojoFailed") && arguments[0] instanceof ExecutionEvent event) {
            start.failed(event);
        }
        return pass(method, arguments);
    }

    private @Nullable Object pass(Method method, Object[] arguments) throws Throwable {
        if (others == null) {
            return null;
        }
        try {
            return method.invoke(others, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            throw cause == null ? e : cause;
        }
    }
}
