package io.github.energyjunit;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/** Finds its tests, which all have one name and are no methods, only while it runs them, in several threads. */
final class GrowingEngine implements TestEngine {
    private final int threads;
    private final int tests;

    GrowingEngine(int threads, int tests) {
        this.threads = threads;
        this.tests = tests;
    }

    @Override
    public String getId() {
        return "growing";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor engine = new EngineDescriptor(id, "Growing");
        engine.addChild(new EngineNode(id.append("story", "1"), "story", TestDescriptor.Type.CONTAINER));
        return engine;
    }

    @Override
    public void execute(ExecutionRequest request) {
        EngineExecutionListener listener = request.getEngineExecutionListener();
        TestDescriptor engine = request.getRootTestDescriptor();
        TestDescriptor story = engine.getChildren().iterator().next();
        listener.executionStarted(engine);
        listener.executionStarted(story);
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            Thread thread = new Thread(() -> run(listener, story, number));
            thread.start();
            started.add(thread);
        }
        started.forEach(GrowingEngine::join);
        listener.executionFinished(story, TestExecutionResult.successful());
        listener.executionFinished(engine, TestExecutionResult.successful());
    }

    private void run(EngineExecutionListener listener, TestDescriptor story, int thread) {
        for (int i = 0; i < tests; i++) {
            EngineNode test = new EngineNode(
                    story.getUniqueId().append("scenario", thread + "-" + i), "scenario", TestDescriptor.Type.TEST);
            test.setParent(story);
            listener.dynamicTestRegistered(test);
            listener.executionStarted(test);
            listener.executionFinished(test, TestExecutionResult.successful());
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
