/** An export as one readable page without scripts; the JSON that `kring verify` checks lies inside it. */
import type { ExportDocument, ExportedItem } from "./export";
import { texts } from "./export-texts";

type Language = keyof typeof texts;

const STYLE = `
body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #22312f; background: #fff }
h1, h2, h3 { line-height: 1.25 } h2 { margin-top: 3rem; border-bottom: 2px solid #b9d2cc }
article { margin: 1rem 0; padding: .5rem 1rem; border-left: 4px solid #4b8a7c; background: #f3f7f5; white-space: pre-wrap; overflow-wrap: anywhere }
article header { font-weight: 600; white-space: normal } article footer, .quiet { color: #52625f; font-size: .9rem; white-space: normal }
@media (prefers-color-scheme: dark) { body { color: #e6efec; background: #14201e } article { background: #1d2c29 } article footer, .quiet { color: #a9bab5 } }
@media print { article { break-inside: avoid } }`;

/** The whole page as text. Every word of a member is escaped; the page asks nothing of any server. */
export function exportPage(document: ExportDocument, language: Language): string {
  const t = texts[language];
  const items = newestOnly(document.items).filter((item) => item.place !== "agreement");
  const sections = document.meetings.map((meeting) => {
    const own = items.filter((item) => item.meeting === meeting.id);
    return section(`${meeting.title} · ${when(meeting.at, language)}`, own, document, language);
  });
  const rest = items.filter((item) => !document.meetings.some((meeting) => meeting.id === item.meeting));
  if (rest.length) sections.push(section(t.elsewhere, rest, document, language));
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(document.group.name)}</title><style>${STYLE}</style></head><body>
<h1>${escaped(document.group.name)}</h1>
<p class="quiet">${t.made(name(document, document.made_by), when(document.made_at, language))} ${t.check}</p>
${document.closed.length ? `<p class="quiet">${t.closed(document.closed.length)}</p>` : ""}
${agreements(document, language)}
${sections.join("\n")}
<script type="application/json" id="kring-export">${inert(JSON.stringify(document))}</script>
</body></html>
`;
}

/** Every version that this member has, the one in force first. */
function agreements(document: ExportDocument, language: Language): string {
  const t = texts[language];
  const sorted = [...document.agreements].sort((one, other) => Number(other.in_force) - Number(one.in_force));
  const versions = sorted.map(({ number, text, signed, in_force }) => {
    const who = signed.map((person) => escaped(name(document, person))).join(", ");
    const heading = `<h3>${t.version(number)}${in_force ? `, ${t.inForce}` : ""}</h3>`;
    return `${heading}<p class="quiet">${t.signed(who)}</p>${clauses(text)}`;
  });
  return versions.length ? `<section><h2>${t.agreement}</h2>${versions.join("\n")}</section>` : "";
}

function clauses(text: string): string {
  try {
    const read = JSON.parse(text) as { readonly clauses: readonly { readonly title: string; readonly text: string }[] };
    const rows = read.clauses.map(({ title, text: said }) => [String(title), String(said)].map(escaped));
    return rows
      .map(([title, said]) => `<article><header>${title}</header><div dir="auto">${said}</div></article>`)
      .join("");
  } catch {
    return `<article>${escaped(text)}</article>`;
  }
}

/** Of each item the revision that stands; the earlier ones are in the JSON. */
function newestOnly(items: readonly ExportedItem[]): readonly ExportedItem[] {
  const newest = new Map<string, number>();
  for (const item of items) newest.set(item.id, Math.max(item.revision, newest.get(item.id) ?? 0));
  return items.filter((item) => newest.get(item.id) === item.revision);
}

function section(title: string, items: readonly ExportedItem[], document: ExportDocument, language: Language): string {
  const rows = items.map((item, at) => {
    const heading = item.title && item.title !== items[at - 1]?.title ? `<h3>${escaped(item.title)}</h3>` : "";
    return heading + article(item, document, language);
  });
  const empty = `<p class="quiet">${texts[language].empty}</p>`;
  return `<section><h2>${escaped(title)}</h2>${rows.join("\n") || empty}</section>`;
}

function article(item: ExportedItem, document: ExportDocument, language: Language): string {
  const who = `${escaped(name(document, item.author))} · ${texts[language].kinds[item.kind]}`;
  const text = `<div dir="auto">${escaped(readable(item, language))}</div>`;
  return `<article><header>${who}</header>${text}<footer>${when(item.at, language)}</footer></article>`;
}

/** An offered case and a note on an agreement hold fields; everything else is shown as it was sealed. */
function readable(item: ExportedItem, language: Language): string {
  if (item.place !== "offer" && item.place !== "agreement/talk") return item.text;
  try {
    if (item.place !== "offer") return String((JSON.parse(item.text) as { readonly text?: string }).text);
    const { happened, question } = JSON.parse(item.text) as { readonly happened?: string; readonly question?: string };
    return question ? [question, happened].filter(Boolean).join("\n\n") : texts[language].withdrawn;
  } catch {
    return item.text;
  }
}

function name(document: ExportDocument, person: string): string {
  return document.people.find((one) => one.person === person)?.name ?? person;
}

function when(instant: string, language: Language): string {
  const day = new Date(instant);
  return Number.isNaN(day.getTime()) ? "" : day.toLocaleString(language, { dateStyle: "long", timeStyle: "short" });
}

function escaped(text: string): string {
  const named: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (letter) => named[letter] ?? letter);
}

/** JSON that cannot end its own element. */
function inert(json: string): string {
  return json.replaceAll("<", "\\u003c");
}
