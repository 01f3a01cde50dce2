#!/usr/bin/env bash
# read_bench.sh BUILD [GIGABYTES]: how fast web pages are read on one core, and with how much memory a web archive of
# GIGABYTES (2) made by repeating the test pages. BUILD needs the target read_tool.
set -euo pipefail
cd "$(dirname "$0")/../.."
tool=$1/tests/bench/read_tool
gigabytes=${2:-2}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - "$work" "$gigabytes" tests/extract/read/pages/*.html <<'PY'
import sys
folder, gigabytes, pages = sys.argv[1], float(sys.argv[2]), [open(p, "rb").read() for p in sys.argv[3:]]
def record(number, page):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://site.example/{number}\r\n"
            f"WARC-Date: 2019-03-14T12:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n").encode()
    return head + block + b"\r\n\r\n"
def write(path, size):
    written = number = 0
    with open(path, "wb") as out:
        while written < size:
            written += out.write(record(number, pages[number % len(pages)]))
            number += 1
write(folder + "/speed.warc", 60e6)
write(folder + "/large.warc", gigabytes * 1e9)
PY
echo "== web pages, one core"
"$tool" "$work/speed.warc"
echo "== a web archive of $gigabytes GB"
/usr/bin/time -f '%M KB of memory at most' "$tool" "$work/large.warc"
