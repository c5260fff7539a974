"""Write the figures that StatisticsReferenceTests holds the Java code against.

    pip install scipy==1.17.1 statsmodels==0.15.0
    python reference.py

Samples come from a small generator that the tests repeat, so that the files hold figures only.
"""

import collections
import csv
import itertools
import math
import statistics

from scipy import stats
from statsmodels.stats.multitest import multipletests


class Numbers:
    """The linear congruential generator of POSIX' example rand()."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return (self.state >> 8) % bound


def distinct(numbers, count):
    seen = {}
    while len(seen) < count:
        seen[numbers.below(1_000_000)] = None
    return list(seen)


def samples(n, m, ties):
    numbers = Numbers(1000 * n + m)
    if ties:
        return [numbers.below(12) + 2 for _ in range(n)], [numbers.below(12) for _ in range(m)]
    values = distinct(numbers, n + m)
    return values[:n], values[n:]


def has_ties(x, y):
    return len(set(x + y)) < len(x) + len(y)


with open("mann-whitney.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["n", "m", "ties", "greater"])
    for n, m, ties in itertools.product(range(1, 31), range(1, 31), [False, True]):
        x, y = samples(n, m, ties)
        method = "asymptotic" if has_ties(x, y) else "exact"
        p = stats.mannwhitneyu(x, y, alternative="greater", method=method).pvalue
        out.writerow([n, m, str(ties).lower(), repr(1.0 if math.isnan(p) else float(p))])

with open("multiplicity.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["p", "bh", "holm"])
    numbers = Numbers(5)
    p = [(numbers.below(1_000_000) / 1_000_000) ** 3 for _ in range(60)] + [0.01, 0.01, 0.05, 1.0]
    for row in zip(p, multipletests(p, method="fdr_bh")[1], multipletests(p, method="holm")[1]):
        out.writerow([repr(float(value)) for value in row])

with open("medians.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["n", "lower99", "upper99", "mad"])
    for n in range(2, 31):
        values = [float(value + 1) for value in distinct(Numbers(n), n)]
        ordered = sorted(values)
        rank = sum(1 for r in range(1, n + 1) if stats.binom.cdf(r - 1, n, 0.5) <= 0.01)
        if rank and n >= 7:
            low, high = ordered[rank - 1], ordered[n - rank]
        else:
            logs = [math.log(value) for value in values]
            half = stats.t.ppf(0.99, n - 1) * stats.sem(logs)
            low, high = math.exp(sum(logs) / n - half), math.exp(sum(logs) / n + half)
        out.writerow([n, repr(float(low)), repr(float(high)), repr(float(stats.median_abs_deviation(values)))])

with open("signed-ranks.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["n", "ties", "greater", "estimate", "low95", "high95"])
    for n, ties in itertools.product(range(1, 31), [False, True]):
        numbers = Numbers(7000 + n)
        if ties:
            values = [float(numbers.below(12) - 4) for _ in range(n)]
            ranks = stats.rankdata([abs(value) for value in values if value])
            signed = [value for value in values if value]
            seen = sum(rank for rank, value in zip(ranks, signed) if value > 0)
            # SciPy's exact method knows no ties: count the signs of the shared ranks one rank after another.
            ways = collections.Counter({0: 1})
            for rank in ranks:
                more = collections.Counter(ways)
                for total, count in ways.items():
                    more[total + rank] += count
                ways = more
            p = sum(count for total, count in ways.items() if total >= seen) / 2 ** len(signed)
        else:
            values = [float(value - 400_000) for value in distinct(numbers, n)]
            p = stats.wilcoxon(values, alternative="greater", method="exact").pvalue
        averages = sorted((values[i] + values[j]) / 2 for i in range(n) for j in range(i, n))
        null = stats._wilcoxon.WilcoxonDistribution(n)
        rank = max(1, sum(1 for k in range(len(averages)) if null.cdf(k) <= 0.025))
        row = [p, statistics.median(averages), averages[rank - 1], averages[-rank]]
        out.writerow([n, str(ties).lower()] + [repr(float(value)) for value in row])
