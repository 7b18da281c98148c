#!/usr/bin/env bash
# Makes the type that printed documents embed from Noto Sans CJK (package fonts-noto-cjk) with hb-subset (package libharfbuzz-bin).
# Run by hand when the version of the type is raised; the result is committed.
set -euo pipefail
cd "$(dirname "$0")/.."
out=src/Musubi.Print/Type/Fonts
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
from=${1:-/usr/share/fonts/opentype/noto}

python3 - "$tmp" <<'PY'
import sys
def rows(codec):
    for a in range(0xA1, 0xFF):
        for b in range(0xA1, 0xFF):
            try: c = bytes([a, b]).decode(codec)
            except UnicodeDecodeError: continue
            if len(c) == 1: yield ord(c)
blocks = [(0x20, 0x7E), (0xA0, 0x17F), (0x300, 0x30F), (0x2010, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2160, 0x217F), (0x2190, 0x22FF),
          (0x2460, 0x24FF), (0x25A0, 0x266F), (0x3000, 0x30FF), (0x31F0, 0x33FF), (0xFF00, 0xFFEF)]
bold = {c for a, b in blocks for c in range(a, b + 1)} | set(rows('euc_jp')) | set(rows('gb2312'))
regular = bold | set(range(0x4E00, 0xA000)) | set(range(0xF900, 0xFB00)) | set(range(0x20000, 0x2FA20))
for name, chars in (('Bold', bold), ('Regular', regular)):
    open(f'{sys.argv[1]}/{name}', 'w').write('\n'.join(f'{c:X}' for c in sorted(chars)))
PY

for weight in Regular Bold; do # face 0 of the collection is the Japanese one; locl keeps the Chinese forms beside it
  hb-subset "$from/NotoSansCJK-$weight.ttc" --face-index=0 --unicodes-file="$tmp/$weight" --no-hinting \
    --layout-features=kern,locl,palt,halt,tnum,lnum,mark,mkmk,ccmp,liga -o "$out/NotoSansCJK-$weight.otf"
done
ls -l "$out"
