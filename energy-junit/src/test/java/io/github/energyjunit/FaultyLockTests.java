package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the file system does, who wants the lock goes on, with it or without, and so does the next one. */
@Timeout(60)
class FaultyLockTests {

    private enum Call {
        OPEN,
        LOCK,
        LOOK,
        DELETE
    }

    private enum Fault {
        IO,
        RUNTIME,
        ERROR,
        SILENCE
    }

    private @TempDir Path folder;

    private static final class FaultyLock extends UserLock {
        final CountDownLatch works = new CountDownLatch(1);
        private final Call broken;
        private final Fault fault;

        FaultyLock(Path file, Call broken, Fault fault) {
            super(file);
            this.broken = broken;
            this.fault = fault;
        }

        @Override
        FileChannel open() throws IOException {
            at(Call.OPEN);
            return super.open();
        }

        @Override
        boolean tryLock(FileChannel channel) throws IOException {
            at(Call.LOCK);
            return super.tryLock(channel);
        }

        @Override
        boolean isStillThere(FileChannel channel) throws IOException {
            at(Call.LOOK);
            return super.isStillThere(channel);
        }

        @Override
        boolean delete(FileChannel channel) throws IOException {
            boolean deleted = super.delete(channel);
            at(Call.DELETE);
            return deleted;
        }

        private void at(Call call) throws IOException {
            if (call != broken || works.getCount() == 0) {
                return;
            }
            switch (fault) {
                case IO -> throw new IOException("on purpose");
                case RUNTIME -> throw new SecurityException("on purpose");
                case ERROR -> throw new NoClassDefFoundError("on purpose");
                case SILENCE -> awaitRepair();
            }
        }

        private void awaitRepair() {
            while (works.getCount() > 0) {
                try {
                    works.await();
                } catch (InterruptedException e) {
                    // A file system far away does not notice.
                }
            }
        }
    }

    static Stream<Arguments> everyFaultOfEveryCall() {
        return Stream.of(Call.values())
                .flatMap(call -> Stream.of(Fault.values()).map(fault -> Arguments.of(call, fault)));
    }

    @ParameterizedTest
    @MethodSource("everyFaultOfEveryCall")
    void nobody_is_kept_and_the_next_one_gets_the_lock(Call call, Fault fault) throws IOException {
        FaultyLock lock = new FaultyLock(folder.resolve("a.lock"), call, fault);

        UserLock.Held held = takeOrNot(lock);
        assertThat(held == null).isEqualTo(call != Call.DELETE);
        if (held != null) {
            assertThatCode(held::close).doesNotThrowAnyException();
        }

        lock.works.countDown();
        UserLock.Held next = new UserLock(folder.resolve("a.lock")).take(Duration.ofSeconds(30));
        next.close();
    }

    /** Returns nothing where there is no lock, which must be said by an {@link IOException} alone. */
    private static UserLock.@Nullable Held takeOrNot(UserLock lock) {
        try {
            return lock.take(Duration.ofSeconds(30));
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("cannot be locked");
            return null;
        }
    }
}
