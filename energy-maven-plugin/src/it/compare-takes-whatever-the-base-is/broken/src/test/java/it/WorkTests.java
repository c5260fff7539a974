package it;

class WorkTests {
    int missing() {
        return nothingLikeThat;
    }
}
