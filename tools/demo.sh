#!/bin/sh
# The main job on the shipped fixtures: who loses points, who is at risk, what to do; the plan in Word.
set -eu
cd "$(dirname "$0")/.."
mkdir -p out
cchc=.venv/bin/cchc
columns=${COLUMNS:-140}
export COLUMNS="$columns"

say() { printf '\n\033[1m%s\033[0m\n\n' "$*"; }

say "1. Kết quả năm 2020 của tỉnh Quảng Ngãi, phần thuộc Văn phòng UBND tỉnh (kết quả đã công bố)"
$cchc assess quang-ngai-2021 fixtures/quang-ngai-2020-ket-qua
$cchc plan quang-ngai-2021 fixtures/quang-ngai-2020-ket-qua -o out/ke-hoach-khac-phuc-2021.docx

say "2. Số liệu đến hết năm 2023 đối chiếu với mức của Kế hoạch năm 2021 (minh họa)"
$cchc assess quang-ngai-2021 fixtures/quang-ngai-vp-2024 --as-of 31/12/2023

say "3. Số liệu 5 tháng đầu năm 2024 đối chiếu với mức của Kế hoạch năm 2021 (minh họa)"
$cchc assess quang-ngai-2021 fixtures/quang-ngai-vp-2024
$cchc assess quang-ngai-2021 fixtures/quang-ngai-vp-2024 --format json -o out/danh-gia-2024.json
$cchc plan quang-ngai-2021 fixtures/quang-ngai-vp-2024 -o out/ke-hoach-khac-phuc-2024.docx

say "4. Báo cáo để ký, để xem và để theo dõi"
$cchc report quang-ngai-2021 fixtures/quang-ngai-vp-2024 -o out/bao-cao-tu-cham-diem-2024.docx
$cchc report quang-ngai-2021 fixtures/quang-ngai-vp-2024 -o out/bao-cao-2024.html
$cchc report quang-ngai-2017 fixtures/quang-ngai-2017-gia-dinh -o out/so-cham-diem-5-co-quan.xlsx

say "Các tệp đã ghi"
ls -1 out
