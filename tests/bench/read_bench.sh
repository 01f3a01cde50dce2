#!/usr/bin/env bash
# read_bench.sh BUILD [GIGABYTES]: how fast web pages are read on one core, packed ones beside their decompression alone
# (zcat), and with how much memory a web archive of GIGABYTES (2) made by repeating the test pages. BUILD needs the
# target read_tool.
set -euo pipefail
cd "$(dirname "$0")/../.."
tool=$1/tests/bench/read_tool
gigabytes=${2:-2}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - "$work" "$gigabytes" tests/extract/read/pages/*.html <<'PY'
import gzip, sys
folder, gigabytes, pages = sys.argv[1], float(sys.argv[2]), [open(p, "rb").read() for p in sys.argv[3:]]
def record(number, page):
    kind = b"image/png" if page.startswith(b"\x89PNG") else b"text/html"
    block = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\n\r\n" + page
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://site.example/{number}\r\n"
            f"WARC-Date: 2019-03-14T12:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n").encode()
    return head + block + b"\r\n\r\n"
def write(path, size, pack=lambda bytes: bytes):
    written = number = 0
    with open(path, "wb") as out:
        while written < size:
            bytes = record(number, pages[number % len(pages)])
            out.write(pack(bytes))
            written += len(bytes)
            number += 1
write(folder + "/speed.warc", 60e6)
write(folder + "/speed.warc.gz", 60e6, gzip.compress)  # a member for each record, as crawlers write them
# crawls hold pictures and scripts beside pages: here three quarters of the bytes
pages = [b"\x89PNG\r\n\x1a\n" + bytes((i * j) % 251 for i in range(60000)) for j in range(1, 8)] + pages * 3
write(folder + "/crawl.warc.gz", 200e6, gzip.compress)
pages = pages[7:]
write(folder + "/large.warc", gigabytes * 1e9)
PY
timed() { /usr/bin/time -f '%U s of processor time, %M KB of memory at most' "$@"; }
echo "== web pages, one core"
"$tool" "$work/speed.warc"
echo "== the same, packed: decompressed alone, and read"
timed zcat "$work/speed.warc.gz" >"$work/unpacked"
timed "$tool" "$work/speed.warc.gz"
echo "== a packed crawl with pictures: decompressed alone, and read"
timed zcat "$work/crawl.warc.gz" >"$work/unpacked"
timed "$tool" "$work/crawl.warc.gz"
rm "$work/unpacked"
echo "== a web archive of $gigabytes GB"
timed "$tool" "$work/large.warc"
