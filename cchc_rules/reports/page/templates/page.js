(() => {
"use strict";
// How is a result found, filtered and opened? All numbers and words are in the data already.
const $ = (id) => document.getElementById(id);
const data = JSON.parse($("du-lieu").textContent);
const texts = data.texts;
const GATHERED = 60; // up to so many results groups stand open
const PRINTED = 400; // more are not printed one by one
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d").replace(/\s+/g, " ").trim();
const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ".");
const folded = texts.map(() => null);
const foldedText = (place) => folded[place] ??= fold(texts[place]);

const entries = data.entries;
for (const entry of entries) entry.folded = fold([entry.id, entry.name, entry.basis || ""].join(" "));
const rowOf = (agency) => (cells) => {
  const row = { agency };
  data.columns.forEach((name, place) => { row[name] = cells[place] || 0; });
  row.status = data.statuses[row.status];
  row.entry = entries[row.entry];
  return row;
};
for (const agency of data.agencies) {
  agency.folded = fold(agency.name);
  agency.rows = agency.rows.map(rowOf(agency));
}
const several = data.agencies.length > 1;
const everything = data.agencies.flatMap((agency) => agency.rows.filter((row) => !row.parent));

// What the address remembers: #tim=so+hoa&tt=deducted,at_risk&lv=1&nhom=...&cq=...&tc=...
const ordinary = () => ({ tim: "", tt: data.pressing.join(","), lv: "", nhom: "", cq: "", tc: "" });
let wanted = ordinary();

function readAddress() {
  const text = location.hash.slice(1);
  if (!text.includes("=")) return false;
  const given = new URLSearchParams(text);
  wanted = ordinary();
  for (const key of Object.keys(wanted)) if (given.has(key)) wanted[key] = given.get(key);
  return true;
}
function writeAddress() {
  const usual = ordinary();
  const kept = new URLSearchParams(Object.entries(wanted).filter(([key, value]) => value !== usual[key]));
  const text = kept.toString();
  history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
}

const groupsOf = (agency) => ["cap:" + agency.level, ...(agency.group ? ["nhom:" + texts[agency.group]] : [])];
function sought(row, words) {
  return row.entry.folded.includes(words) || row.agency.folded.includes(words)
    || [row.value, row.target, row.distance, row.sentence, ...(row.signals || []), ...(row.proof || [])].some((place) => place && foldedText(place).includes(words));
}
function matching() {
  const words = fold(wanted.tim);
  const statuses = new Set(wanted.tt ? wanted.tt.split(",") : []);
  const place = (row) => (!wanted.lv || row.entry.field === wanted.lv)
    && (!wanted.tc || row.entry.id === wanted.tc || row.entry.id.startsWith(wanted.tc + "."));
  const who = new Set(data.agencies.filter((each) => (!wanted.cq || each.key === wanted.cq)
    && (!wanted.nhom || groupsOf(each).includes(wanted.nhom))));
  return everything.filter((row) => who.has(row.agency) && place(row)
    && (!statuses.size || statuses.has(row.status[0])) && (!words || sought(row, words)));
}

function sentence(row) {
  const parts = [row.distance, row.value, row.target].map((place) => texts[place]);
  return texts[row.sentence].replace(/[\u0001-\u0003]/g, (mark) => parts[mark.charCodeAt(0) - 1]);
}
function facts(row) {
  const entry = row.entry;
  const list = (places) => (places || []).map((place) => texts[place]);
  const conclusions = row.agency.conclusions.filter((each) => entries[each[0]] === entry);
  return [
    ["Trạng thái", [row.status[3] + (row.official ? " (theo kết quả đã công bố)" : "")]],
    ["Kết quả", [texts[row.value]]],
    ["Chỉ tiêu", [texts[row.target] || entry.target || ""]],
    ["Khoảng cách", [texts[row.distance]]],
    ["Điểm", [texts[row.points] + (row.lost ? "; đã mất " + texts[row.lost] : "")]],
    ["Điểm mất hoặc có thể mất", [row.stake !== row.lost ? texts[row.stake] : ""]],
    ["Điểm cơ quan tự chấm", [texts[row.selfScore]]],
    ["Giải thích", [sentence(row)]],
    ["Dấu hiệu", list(row.signals)],
    ["Còn thiếu", list(row.missing)],
    ["Diễn biến", list(row.series)],
    ["Tài liệu kiểm chứng", row.proof ? list(row.proof) : ["chưa có"]],
    ["", [row.lacksProof && row.proof ? "Tài liệu kiểm chứng chưa đủ hoặc chưa chỉ rõ mục, trang." : ""]],
    ["Nhiệm vụ khắc phục", (row.tasks || []).map((place) => [data.tasks[place], "#nv-" + (place + 1)])],
    ["Quy tắc suy luận", list(row.policies)],
    ["Kiến nghị", conclusions.map((each) => texts[each[1]])],
    ["Cách tính điểm", [entry.scoring]],
    ["Căn cứ", [entry.basis]],
    ["Quy tắc chấm", [entry.place]],
    ["Ghi chú của quy tắc", [entry.note]],
  ];
}
const SAID = new Set(["Trạng thái", "Kết quả"]); // what the line of the criterion says: not twice on paper
function fill(item) {
  const box = item.querySelector("dl");
  if (box.childElementCount) return;
  for (const [name, told] of facts(item.row)) {
    const lines = told.filter(Boolean);
    if (!lines.length) continue;
    const pair = document.createElement("div");
    pair.classList.toggle("said", SAID.has(name));
    pair.append(document.createElement("dt"), document.createElement("dd"));
    pair.firstChild.textContent = name;
    for (const line of lines) {
      const paragraph = document.createElement("p");
      if (Array.isArray(line)) {
        const link = document.createElement("a");
        [link.textContent, link.href] = line;
        paragraph.append(link);
      } else paragraph.textContent = line;
      pair.lastChild.append(paragraph);
    }
    box.append(pair);
  }
}
function itemOf(row) {
  const item = $("mau-muc").content.firstElementChild.cloneNode(true);
  item.row = row;
  if (row.parent) item.classList.add("parent");
  const [mark, name, value, points] = item.firstElementChild.children;
  mark.classList.add(row.status[1]);
  mark.querySelector(".sign").textContent = row.status[2];
  mark.querySelector(".word").textContent = row.status[3];
  name.firstElementChild.textContent = row.entry.id;
  name.lastElementChild.textContent = row.entry.name;
  value.textContent = texts[row.value];
  points.textContent = texts[row.points];
  item.addEventListener("toggle", () => item.open && fill(item));
  return item;
}
// A criterion with sub-criteria stands above those of them that are shown.
function withParents(rows) {
  const shown = new Set(rows.map((row) => row.entry.id));
  const above = rows[0].agency.rows.filter((row) => row.parent && [...shown].some((id) => id.startsWith(row.entry.id + ".")));
  const chosen = new Set([...rows, ...above]);
  return rows[0].agency.rows.filter((row) => chosen.has(row));
}
function show(group) {
  const box = group.querySelector(".items");
  if (box.childElementCount) return;
  box.classList.toggle("long", group.rows.length > GATHERED);
  let field = null;
  for (const row of withParents(group.rows)) {
    if (several && Object.keys(data.fields).length > 1 && row.entry.field !== field) {
      field = row.entry.field;
      const head = document.createElement("p");
      head.className = "field-name";
      head.textContent = fieldName(field);
      box.append(head);
    }
    box.append(itemOf(row));
  }
}
const fieldName = (field) => (field ? field + ". " : "") + data.fields[field];
function groupOf(name, rows, open) {
  const group = $("mau-nhom").content.firstElementChild.cloneNode(true);
  group.rows = rows;
  group.querySelector(".group-name").textContent = name;
  const counts = data.statuses.map((status) => [rows.filter((row) => row.status === status).length, status[3]]);
  group.querySelector(".group-count").textContent =
    counts.filter(([count]) => count).map(([count, label]) => label.toLowerCase() + ": " + count).join("; ");
  group.addEventListener("toggle", () => group.open && show(group));
  if (open) { group.open = true; show(group); }
  return group;
}
function draw() {
  const rows = matching();
  const found = new Map();
  for (const row of rows) {
    const head = several ? row.agency : row.entry.field;
    if (!found.has(head)) found.set(head, []);
    found.get(head).push(row);
  }
  const open = rows.length <= GATHERED || !several || found.size === 1;
  const groups = [...found].map(([head, some]) => groupOf(several ? head.name : fieldName(head), some, open));
  $("ket-qua").replaceChildren(...groups);
  const whose = several ? " của " + grouped(new Set(rows.map((row) => row.agency)).size) + " cơ quan" : "";
  $("dem").textContent = rows.length
    ? "Có " + grouped(rows.length) + " kết quả" + whose + " (trong " + grouped(everything.length) + " kết quả)."
    : "Không có kết quả nào phù hợp; hãy bỏ bớt điều kiện lọc.";
  $("in-bot").hidden = rows.length <= PRINTED;
  if (rows.length === 1) openOnly();
  return rows.length;
}
function openOnly() {
  for (const item of document.querySelectorAll("#ket-qua .item:not(.parent)")) { item.open = true; fill(item); }
}

// The form says what is wanted, and the other way round.
function option(select, value, label) {
  const one = document.createElement("option");
  one.value = value;
  one.textContent = label;
  select.append(one);
}
function prepareForm() {
  for (const [key, style, sign, label] of data.statuses) {
    const count = everything.filter((row) => row.status[0] === key).length;
    if (!count) continue;
    const chip = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = key;
    const mark = document.createElement("span");
    mark.className = "mark " + style;
    const letter = document.createElement("span");
    letter.className = "sign";
    letter.ariaHidden = "true";
    letter.textContent = sign;
    mark.append(letter, " " + label + " (" + grouped(count) + ")");
    chip.append(box, mark);
    $("tt").append(chip);
  }
  for (const [id] of Object.entries(data.fields).sort((a, b) => order(a[0]) - order(b[0]))) option($("lv"), id, fieldName(id));
  const groups = new Map();
  for (const agency of data.agencies) for (const key of groupsOf(agency)) {
    groups.set(key, key.startsWith("cap:") ? data.levels[agency.level] : "nhóm " + texts[agency.group]);
  }
  for (const [key, label] of [...groups].sort((a, b) => (a[0] < b[0] ? -1 : 1))) option($("nhom"), key, label);
  for (const agency of data.agencies) option($("cq"), agency.key, agency.name);
  for (const entry of entries) option($("tc"), entry.id, entry.id + ". " + (entry.name.length > 70 ? entry.name.slice(0, 69) + "…" : entry.name));
  for (const id of several ? [] : ["nhom", "cq"]) $(id).parentElement.hidden = true;
}
const order = (field) => entries.findIndex((entry) => entry.field === field);
function fillForm() {
  for (const key of ["tim", "lv", "nhom", "cq", "tc"]) $(key).value = wanted[key];
  const on = wanted.tt.split(",");
  for (const box of $("tt").querySelectorAll("input")) box.checked = on.includes(box.value);
}
function readForm() {
  for (const key of ["tim", "lv", "nhom", "cq", "tc"]) wanted[key] = $(key).value;
  const boxes = [...$("tt").querySelectorAll("input")];
  const absent = data.pressing.filter((key) => !boxes.some((box) => box.value === key));
  const on = boxes.filter((box) => box.checked).map((box) => box.value);
  // A status nobody has stays wanted, so that the ordinary choice is known as such.
  const told = data.statuses.map((status) => status[0]).filter((key) => on.includes(key) || (on.length && absent.includes(key)));
  const usual = data.pressing;
  wanted.tt = told.length === usual.length && usual.every((key) => told.includes(key)) ? usual.join(",") : on.join(",");
}
let waiting = 0;
function changed() {
  clearTimeout(waiting);
  waiting = setTimeout(() => { readForm(); writeAddress(); draw(); }, 120);
}
function arrive(go) {
  if (!readAddress()) return;
  fillForm();
  draw();
  if (go) $("tieu-chi").scrollIntoView();
}
function go(some) {
  wanted = { ...ordinary(), tt: "", ...some };
  writeAddress();
  fillForm();
  draw();
  $("tieu-chi").scrollIntoView();
  document.querySelector("#ket-qua .item:not(.parent) > summary, #ket-qua summary")?.focus({ preventScroll: true });
}

function prepareHeat() {
  const table = $("ban-do-o");
  if (!table) return;
  const ids = [...table.tHead.rows[1].cells].slice(1).map((cell) => cell.textContent);
  const rows = table.tBodies[0].rows;
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const told = (cell) => {
    const agency = data.agencies[cell.parentElement.sectionRowIndex];
    const entry = byId.get(ids[cell.cellIndex - 1]);
    const row = agency.rows.find((each) => each.entry === entry);
    const status = row ? row.status[3] + ", " + [texts[row.value], texts[row.points] + " điểm"].filter(Boolean).join(", ") : "không đánh giá theo tiêu chí này";
    return agency.name + ", " + entry.id + ". " + entry.name + ": " + status;
  };
  const open = (cell) => go({ cq: data.agencies[cell.parentElement.sectionRowIndex].key, tc: ids[cell.cellIndex - 1] });
  // One cell of the map is in the order of the Tab key; the arrows go on from there.
  table.setAttribute("role", "grid");
  table.ariaLabel = "Bản đồ cơ quan và tiêu chí";
  let current = rows[0].cells[1];
  current.tabIndex = 0;
  const move = (down, right) => {
    const row = rows[Math.min(Math.max(current.parentElement.sectionRowIndex + down, 0), rows.length - 1)];
    current.removeAttribute("tabindex");
    current = row.cells[Math.min(Math.max(current.cellIndex + right, 1), row.cells.length - 1)];
    current.tabIndex = 0;
    current.focus();
  };
  const arrows = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
  table.tBodies[0].addEventListener("keydown", (event) => {
    if (arrows[event.key]) move(...arrows[event.key]);
    else if (event.key === "Enter" || event.key === " ") open(current);
    else return;
    event.preventDefault();
  });
  const cellOf = (event) => event.target.closest("tbody td");
  table.addEventListener("click", (event) => {
    const cell = cellOf(event);
    const head = event.target.closest("thead tr:last-child th");
    if (cell) open(cell);
    else if (head && head.cellIndex) go({ tc: ids[head.cellIndex - 1] });
  });
  for (const kind of ["mouseover", "focusin"]) table.addEventListener(kind, (event) => {
    const cell = cellOf(event);
    if (cell) $("o-dang-chon").textContent = told(cell);
  });
}

// On paper everything that is not too much stands open, and closes again.
let opened = [];
addEventListener("beforeprint", () => {
  const closed = (kind) => [...document.querySelectorAll(kind + ":not([open])")];
  opened = closed("details.behind");
  if ($("in-bot").hidden) {
    for (const group of closed("#ket-qua .group")) { show(group); opened.push(group); }
    for (const item of closed("#ket-qua .item")) { fill(item); opened.push(item); }
  }
  for (const each of opened) each.open = true;
});
addEventListener("afterprint", () => { for (const each of opened) each.open = false; opened = []; });

prepareForm();
document.documentElement.classList.add("js");
fillForm();
$("bo-loc").addEventListener("input", changed);
$("bo-loc").addEventListener("submit", (event) => event.preventDefault());
$("bo").addEventListener("click", () => { wanted = ordinary(); writeAddress(); fillForm(); draw(); });
addEventListener("hashchange", () => arrive(true));
if (readAddress()) { arrive(true); } else draw();
prepareHeat();
})();
