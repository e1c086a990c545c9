#!/usr/bin/env bash
# Takes the pictures of this guide anew: runs the tests that see the pages, and copies what their browsers showed.
# Needs what the end-to-end tests need (see CONTRIBUTING.md). pngquant makes the pictures small, chromium-l10n shows days and
# buttons of forms in Vietnamese; on Debian, as root, both are installed where they are missing. Without pngquant the pictures
# are copied as they are. Look at every picture before committing it.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly largest=150000 largest_all=2500000
readonly images=docs/images
export KHCN_SCREENS="${TMPDIR:-/tmp}/khcn-screenshots/man-hinh"

# Picture of the guide, screenshot of a test (as named there, the width of the screen last).
pictures=(
  "don-vi-trang               don-vi-chua-gui-390"
  "don-vi-soan                bao-cao-390-js-1-form-trong"
  "don-vi-can-sua             bao-cao-390-js-2-can-sua"
  "don-vi-xac-nhan            bao-cao-1366-js-6-xac-nhan"
  "don-vi-xin-gia-han         thang-12-ttud-xin-gia-han-390"
  "don-vi-vuong-mac           vuong-mac-da-tra-loi-1366"
  "truong-don-vi-duyet        truong-390-js-2-duyet"
  "hcth-dang-nhap             dang-nhap-1366"
  "hcth-toan-canh             thang-12-toan-canh-dau-ky-1366"
  "hcth-goi-dien              thang-12-goi-dien-390"
  "hcth-de-nghi-hoan-thien    thang-12-don-vi-de-nghi-hoan-thien-1366"
  "hcth-nhap-bao-cao          thang-12-nhap-bao-cao-dang-nhap-1366"
  "hcth-thu-cho-xu-ly         thang-12-thu-cho-xu-ly-ghi-nhan-1366"
  "hcth-bao-cao               thang-12-bao-cao-du-thao-1366"
  "hcth-ghi-phe-duyet         thang-12-bao-cao-ghi-phe-duyet-390"
  "van-thu-so-ngay            thang-12-van-thu-so-ngay-1366"
  "hcth-dong-ky               thang-12-dong-ky-1366"
  "lanh-dao-y-kien            thang-12-pho-giam-doc-y-kien-1366"
  "lanh-dao-nhiem-vu          lanh-dao-nhiem-vu-1366"
)
tests=(ClerksDecemberTests ReportWalkTests Web.BrowserTests DeskBrowserTests DifficultyTests LeaderDeskTests)

if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  for package in pngquant chromium-l10n; do
    dpkg -s "$package" > /dev/null 2>&1 || apt-get install -y -q "$package" > /dev/null || echo "$package could not be installed." >&2
  done
fi

if [ "${1:-}" != "--copy" ]; then # --copy: the tests have been run.
  mkdir -p "$KHCN_SCREENS"
  filter=$(printf '|FullyQualifiedName~%s' "${tests[@]}")
  dotnet test tests/KhcnFunctions.EndToEnd --filter "${filter:1}"
fi

mkdir -p "$images"
rm -f "$images"/*.png
for picture in "${pictures[@]}"; do
  read -r name shot <<< "$picture"
  if command -v pngquant > /dev/null; then
    pngquant --force --strip --speed 1 --quality 60-90 64 --output "$images/$name.png" "$KHCN_SCREENS/$shot.png"
  else
    cp "$KHCN_SCREENS/$shot.png" "$images/$name.png"
  fi
  size=$(wc -c < "$images/$name.png")
  [ "$size" -le $largest ] || { echo "$name.png has $size bytes, more than $largest." >&2; exit 1; }
done
all=$(cat "$images"/*.png | wc -c)
[ "$all" -le $largest_all ] || { echo "The pictures have $all bytes, more than $largest_all." >&2; exit 1; }
echo "${#pictures[@]} pictures, $all bytes."
