package it;

import org.springframework.stereotype.Component;

/** Takes 2 s to be made, with each context once. */
@Component
class Service {
    Service() {
        Work.use(2_000);
    }

    void work() {
        Work.use(300);
    }
}
