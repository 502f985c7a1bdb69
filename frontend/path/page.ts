/** One's own path as one readable page without scripts: every word escaped, asking nothing of any server. Pure. */

import { leading } from "../handing/handed";
import { headOf, type Wording } from "./handing";
import type { Moment } from "./moments";

export interface Heading {
  readonly language: "nl" | "en";
  readonly title: string;
  readonly made: string;
}

const style = `
body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #22312f; background: #fff }
article { margin: 1rem 0; padding: .5rem 1rem; border-left: 4px solid #4b8a7c; background: #f3f7f5; break-inside: avoid; overflow-wrap: anywhere }
article p { white-space: pre-wrap; margin: .25rem 0 } article header { font-weight: 600 } .quiet { color: #52625f; font-size: .9rem }
@media (prefers-color-scheme: dark) { body { color: #e6efec; background: #14201e } article { background: #1d2c29 } .quiet { color: #a9bab5 } }`;

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);

export function pathPage(moments: readonly Moment[], { language, title, made }: Heading, wording: Wording): string {
  const articles = moments.map((moment) => {
    const parts = moment.parts.map(({ label, text }) => {
      const said = label ? `<span class="quiet">${escaped(leading(label))}</span> ` : "";
      return `<p dir="auto">${said}${escaped(text)}</p>`;
    });
    return `<article><header>${escaped(headOf(moment, wording))}</header>${parts.join("")}</article>`;
  });
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${style}</style></head><body>
<h1>${escaped(title)}</h1>
<p class="quiet">${escaped(made)}</p>
${articles.join("\n")}
</body></html>
`;
}
