package io.github.energyjunit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** Runs one test in each of two threads: while the long one works, the other thread does so too, after its test. */
final class TwoThreadsEngine implements TestEngine {
    private final CountDownLatch shortEnded = new CountDownLatch(1);
    private final CountDownLatch longBegan = new CountDownLatch(1);
    private final CountDownLatch worked = new CountDownLatch(1);
    private final CountDownLatch longEnded = new CountDownLatch(1);
    private final String type;
    private final long testMillis;
    private final long betweenMillis;

    TwoThreadsEngine(Class<?> type, long testMillis, long betweenMillis) {
        this.type = type.getName();
        this.testMillis = testMillis;
        this.betweenMillis = betweenMillis;
    }

    @Override
    public String getId() {
        return "two-threads";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor engine = new EngineDescriptor(id, "two threads");
        engine.addChild(new Node(id.append("test", "long"), MethodSource.from(type, "longTest", "")));
        engine.addChild(new Node(id.append("test", "short"), MethodSource.from(type, "shortTest", "")));
        return engine;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the other thread does not come");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void execute(ExecutionRequest request) {
        EngineExecutionListener listener = request.getEngineExecutionListener();
        TestDescriptor engine = request.getRootTestDescriptor();
        TestDescriptor[] tests = engine.getChildren().toArray(TestDescriptor[]::new);
        listener.executionStarted(engine);
        Thread other = new Thread(() -> {
            listener.executionStarted(tests[1]);
            listener.executionFinished(tests[1], TestExecutionResult.successful());
            shortEnded.countDown();
            await(longBegan);
            Cpu.burn(betweenMillis);
            worked.countDown();
            // A thread that has ended tells no more what it has used.
            await(longEnded);
        });
        other.start();
        await(shortEnded);
        listener.executionStarted(tests[0]);
        longBegan.countDown();
        Cpu.burn(testMillis);
        await(worked);
        listener.executionFinished(tests[0], TestExecutionResult.successful());
        longEnded.countDown();
        listener.executionFinished(engine, TestExecutionResult.successful());
    }

    private static final class Node extends AbstractTestDescriptor {
        Node(UniqueId id, MethodSource source) {
            super(id, source.getMethodName(), source);
        }

        @Override
        public Type getType() {
            return Type.TEST;
        }
    }
}
