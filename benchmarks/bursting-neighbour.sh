#!/bin/sh
# A neighbour on the machine: works for 50 to 550 ms and pauses for as long, again and again.
#
#   benchmarks/bursting-neighbour.sh &
#
# Ends on a signal, and when the process that started it has ended; what it has started ends with it.
set -eu
owner=$PPID
child=
trap 'kill $child 2> /dev/null || true' EXIT
trap 'exit 1' HUP INT TERM
# Whose parent has ended gets another one.
while [ "$(ps -o ppid= -p $$ | tr -d ' ')" = "$owner" ]; do
    # shellcheck disable=SC2046
    [ $# -ge 2 ] || set -- $(awk 'BEGIN { srand(7); for (i = 0; i < 2000; i++) print 0.05 + rand() / 2 }')
    timeout "$1" sh -c 'while :; do :; done' &
    child=$!
    wait $child || true
    sleep "$2" &
    child=$!
    wait $child || true
    shift 2
done
