#!/usr/bin/env bash
# Makes the spoken words of the waiting-room call once; the results are committed under public/voice/.
# Needs Debian's espeak-ng, sox and lame. Used only where the browser has no Indonesian voice of its own.
set -euo pipefail
cd "$(dirname "$0")/public/voice"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { # say <file> <text>
  espeak-ng -v id -s 135 -p 45 -g 2 -w "$work/raw.wav" "$2" 2>/dev/null
  sox -q "$work/raw.wav" -r 22050 -c 1 "$work/cut.wav" silence 1 0.005 0.04% reverse silence 1 0.005 0.04% reverse norm -3 pad 0 0.05 2>/dev/null
  lame --quiet -m m -b 32 --resample 22.05 "$work/cut.wav" "$1.mp3"
}

say nomor-antrean 'Nomor antrean'
say silakan-ke-loket 'Silakan menuju loket'
digit=0
for word in nol satu dua tiga empat lima enam tujuh delapan sembilan; do
  say "$digit" "$word"
  digit=$((digit + 1))
done
for pair in a:a b:bé c:cé d:dé e:e f:èf g:gé h:ha i:i j:jé k:ka l:èl m:èm n:èn o:o p:pé q:ki r:èr s:es t:té u:u v:vé w:wé x:èks y:yé z:zèt; do
  say "${pair%%:*}" "${pair#*:}"
done
