#!/usr/bin/env bash
# Copies the kept libraries into wwwroot at exact versions, with their licences, and makes the icon sprite.
# Run by hand when a version is raised; the product itself builds with the .NET SDK alone.
set -euo pipefail
cd "$(dirname "$0")/.."
out="$PWD/src/Musubi.Ui/wwwroot"
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT

get() { # name version
  mkdir -p "$tmp/$1" && (cd "$tmp/$1" && tar xzf "$(npm pack --silent "$1@$2")" --strip-components=1)
  rm -rf "${out:?}/lib/$1" && mkdir -p "$out/lib/$1" && cp "$tmp/$1"/LICENSE* "$out/lib/$1/"
}

get echarts 6.1.0          # common: bar, line, pie, scatter with tooltip, legend, marks and zoom
cp "$tmp/echarts/NOTICE" "$tmp/echarts/dist/echarts.common.min.js" "$out/lib/echarts/"

get flatpickr 4.6.13
cp "$tmp/flatpickr/dist/flatpickr.min.js" "$tmp/flatpickr/dist/flatpickr.min.css" "$out/lib/flatpickr/"
cp "$tmp/flatpickr/dist/l10n/ja.js" "$tmp/flatpickr/dist/l10n/zh.js" "$out/lib/flatpickr/"

get sortablejs 1.15.7
cp "$tmp/sortablejs/Sortable.min.js" "$out/lib/sortablejs/"

get lucide-static 1.62.0
mv "$out/lib/lucide-static" "$tmp/lucide-licence" && rm -rf "$out/lib/lucide" && mv "$tmp/lucide-licence" "$out/lib/lucide"
{
  echo '<svg xmlns="http://www.w3.org/2000/svg">'
  # The names are those the design system lists, so that the page and the sprite cannot disagree.
  sed -n '/^## Icons/,/^## Shell/p' docs/design-system.md | grep -v '^`<' | grep -oE '`[a-z0-9-]+`' | tr -d '`' | sort -u | while read -r name; do
    file="$tmp/lucide-static/icons/$name.svg"
    [ -f "$file" ] || continue
    printf '<symbol id="%s" viewBox="0 0 24 24">' "$name"
    sed -n '/^>/,$p' "$file" | tr -d '\n' | sed -E 's/^>//; s/<\/svg>.*//; s/> +</></g; s/^ +//; s/ \/>/\/>/g'
    echo '</symbol>'
  done
  echo '</svg>'
} > "$out/icons.svg"
echo "icons: $(grep -c '<symbol' "$out/icons.svg")"
